package dev.relight.record;

import dev.relight.incident.Errand;
import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Opening;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One incident sorted out for writing about it: who, what, what was tried, what is left.
final class Story {
    final Opening opening;
    final Times times;
    final List<Attempt> attempts = new ArrayList<>();
    final List<Look> evidence = new ArrayList<>();
    final List<Event> decisions = new ArrayList<>();
    final List<Event.Escalated> escalations = new ArrayList<>();
    final List<Event.Noted> notes = new ArrayList<>();
    final Map<String, Errand> errands = new LinkedHashMap<>();
    final List<Hypothesis> hypotheses = new ArrayList<>();
    @Nullable Hypothesis chosen;
    String handedOver = "";

    /// Title of the open question; empty if none waits.
    String waiting = "";

    /// Who has it; empty while only Relight has.
    String person = "";

    /// Status updates so far.
    long updates;

    /// Whom the team's policy called.
    final List<String> called = new ArrayList<>();

    final List<Event> events;
    String lastSeen = "";

    /// A rung that was taken, and what came of it.
    static final class Attempt {
        final Event.RungTaken taken;
        final List<String> yeses = new ArrayList<>();
        String result = "under way";
        boolean helped;

        Attempt(Event.RungTaken taken) {
            this.taken = taken;
        }

        Rung rung() {
            return taken.rung();
        }
    }

    /// What one command that looks has shown.
    ///
    /// @param first before anything was touched
    /// @param last the latest
    record Look(LineEnd first, LineEnd last, int times) {
        Look again(LineEnd end) {
            return new Look(first, end, times + 1);
        }
    }

    private final Map<String, Run> runs = new LinkedHashMap<>();

    /// @param events of one incident, from its opening on
    Story(List<Event> events) {
        if (!(events.getFirst() instanceof Event.Opened(_, var its)))
            throw new IllegalArgumentException("the first event is not the opening");
        opening = its;
        this.events = List.copyOf(events);
        times = Times.of(events);
        lastSeen = its.summary();
        for (var event : events) take(event);
    }

    private void take(Event event) {
        switch (event) {
            case Event.JobStarted(_, var run, _) -> runs.put(run.fence(), run);
            case Event.JobEnded(_, var fence, var ends, _) -> ended(fence, ends);
            case Event.CameUp(_, var detail) -> lastSeen = "up: " + detail;
            case Event.WentDown(_, var detail) -> lastSeen = "down: " + detail;
            case Event.ScenarioChosen step -> chosen(step);
            case Event.NoScenarioFits step -> {
                decisions.add(step);
                chosen = null;
                hypotheses.clear();
                hypotheses.addAll(step.candidates());
            }
            case Event.RungTaken taken -> {
                decisions.add(taken);
                attempts.add(new Attempt(taken));
            }
            case Event.Approved(_, _, var by) -> {
                waiting = "";
                last().ifPresent(it -> it.yeses.add(by));
            }
            case Event.Chosen _ -> waiting = "";
            case Event.RungHelped(_, _, var because) -> result("helped: " + because, true);
            case Event.RungFailed(_, _, var because) -> result("did not help: " + because, false);
            case Event.RungDone(_, _, var because) -> result("done: " + because, false);
            case Event.RungPutBack(_, _, var because) -> result("put back: " + because, false);
            case Event.RungSkipped skipped -> skipped(skipped);
            case Event.HandedOver(_, var because) -> {
                decisions.add(event);
                handedOver = because;
            }
            case Event.Asked(_, var question) -> waiting = question.title();
            case Event.StatusUpdated _ -> updates++;
            case Event.Called(_, _, _, var whom, _) -> called.add(whom);
            case Event.Acknowledged(_, var by) -> {
                if (!by.equals("relight") && person.isEmpty()) person = by;
            }
            case Event.AcknowledgementRanOut _ -> person = "";
            case Event.Escalated escalated -> escalations.add(escalated);
            case Event.Noted noted -> notes.add(noted);
            case Event.ErrandLeft(_, var errand) -> errands.put(key(errand), errand);
            case Event.ErrandDone(_, int line, _) ->
                    errands.values().removeIf(errand -> errand.line() == line);
            case Event.Refused _, Event.Expired _ -> {
                waiting = "";
                decisions.add(event);
            }
            case Event.Triaged _,
                    Event.VerifyingBegan _,
                    Event.VerifyFailed _,
                    Event.SoakBegan _,
                    Event.DownAgain _,
                    Event.Resolved _,
                    Event.Blocked _,
                    Event.TakenUpAgain _,
                    Event.Held _,
                    Event.Released _,
                    Event.Aborted _ ->
                    decisions.add(event);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _ -> {}
        }
    }

    private void chosen(Event.ScenarioChosen step) {
        decisions.add(step);
        chosen = step.chosen();
        hypotheses.clear();
        hypotheses.add(step.chosen());
        hypotheses.addAll(step.others());
    }

    private void ended(String fence, List<LineEnd> ends) {
        var run = runs.get(fence);
        if (run != null && run.purpose() == Purpose.EVIDENCE) ends.forEach(this::looked);
    }

    /// The same look is taken again after every step that did not help; it is one row for readers.
    private void looked(LineEnd end) {
        for (int i = 0; i < evidence.size(); i++)
            if (evidence.get(i).first().line() == end.line()) {
                evidence.set(i, evidence.get(i).again(end));
                return;
            }
        evidence.add(new Look(end, end, 1));
    }

    private void skipped(Event.RungSkipped skipped) {
        decisions.add(skipped);
        last().filter(it -> it.rung().key().equals(skipped.rung()))
                .ifPresent(it -> it.result = "not done: " + skipped.because());
    }

    private void result(String result, boolean helped) {
        last().ifPresent(it -> {
            it.result = result;
            it.helped = helped;
        });
    }

    private Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    private static String key(Errand errand) {
        return errand.line() + " " + errand.text();
    }

    /// What brought the service back; empty if nothing of ours did.
    Optional<Attempt> helped() {
        return attempts.reversed().stream().filter(it -> it.helped).findFirst();
    }
}
