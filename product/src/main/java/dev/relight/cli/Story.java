package dev.relight.cli;

import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Run;
import dev.relight.incident.Shown;
import dev.relight.incident.Status;
import dev.relight.incident.Which;
import dev.relight.plan.Plan;
import dev.relight.record.WhereToBegin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells an incident as it happens: one line per thing that happened, reasons beneath.
///
/// Not safe for several threads; events come in the order of the journal.
final class Story {
    /// More reasons than this nobody reads while a service is down.
    private static final int REASONS_MAX = 4;

    /// Below this a wait is not worth a line.
    private static final Duration PAUSE_TOLD = Duration.ofSeconds(1);

    private final Page page;
    private final String voice;
    private final Map<String, Run> running = new HashMap<>();
    private final List<String> yeses = new ArrayList<>();
    private final List<Event.RungSkipped> steps = new ArrayList<>();
    private boolean looks;
    private int looked;
    private int leftOut;
    private int checks;
    private int checksPassed;
    private int chosen;
    private @Nullable Question asked;
    private @Nullable Plan plan;

    /// @param zero the moment times are counted from
    /// @param voice stands before what people say: `demo: `, or nothing
    Story(Terminal terminal, Instant zero, String voice) {
        this.page = new Page(terminal, zero);
        this.voice = voice;
    }

    Page page() {
        return page;
    }

    /// Goes on with an incident that began in an earlier life.
    void pickUp(Plan known) {
        plan = known;
    }

    void tell(Event event) {
        var at = event.at();
        if (event instanceof Event.RungSkipped skipped) {
            steps.add(skipped);
            return;
        }
        leftOut();
        switch (event) {
            case Event.Opened opened -> {
                plan = opened.opening().plan();
                page.line(at, Mark.BAD, "detected", opened.opening().summary());
            }
            case Event.Aborted it ->
                    page.line(at, Mark.BAD, "aborted", it.by() + ": " + it.because());
            case Event.Closed it -> page.line(at, Mark.GOOD, "closed", it.because());
            case Event.OfWork work -> work(at, work);
            case Event.OfLadder ladder -> ladder(at, ladder);
            case Event.OfCourse course -> course(at, course);
            case Event.OfDesk desk -> desk(at, desk);
        }
    }

    private void work(Instant at, Event.OfWork event) {
        switch (event) {
            case Event.Acknowledged it -> page.line(at, Mark.SEES, "acknowledged", "by " + it.by());
            case Event.Resumed _ ->
                    page.line(at, Mark.SEES, "resumed", "Relight was gone, and goes on");
            case Event.CameUp it -> page.line(at, Mark.GOOD, "up", it.detail());
            case Event.WentDown it -> page.line(at, Mark.BAD, "down", it.detail());
            case Event.StillDown _, Event.JobNeverRan _ -> {}
            case Event.HealthUnknown it -> page.line(at, Mark.SEES, "health", it.detail());
            case Event.JobStarted it -> started(at, it);
            case Event.JobEnded it -> ended(it);
            case Event.JobUnknown it -> {
                running.remove(it.fence());
                page.line(at, Mark.ASKS, "unknown", it.because());
            }
            case Event.LookSkipped _ -> leftOut++;
        }
    }

    private void started(Instant at, Event.JobStarted event) {
        var run = event.run();
        running.put(run.fence(), run);
        switch (run.purpose()) {
            case EVIDENCE -> {
                if (!looks) page.line(at, Mark.SEES, "looks", "evidence first, nothing is changed");
                looks = true;
            }
            case VERIFY -> {}
            case ACT -> {
                var shown = Shown.lines(run.form());
                for (var i = 0; i < shown.size(); i++) {
                    var line = i < run.lines().size() ? "  (line " + run.lines().get(i) + ")" : "";
                    page.line(at, Mark.DOES, i == 0 ? "runs" : "", shown.get(i) + line);
                }
            }
        }
    }

    private void ended(Event.JobEnded event) {
        var run = running.remove(event.fence());
        var purpose = run == null ? Purpose.EVIDENCE : run.purpose();
        switch (purpose) {
            case EVIDENCE -> looked += event.lines().size();
            case VERIFY -> {
                checks += event.lines().size();
                checksPassed +=
                        (int) event.lines().stream().filter(it -> it.check().isTrue()).count();
            }
            case ACT -> event.lines().forEach(this::outcome);
        }
    }

    private void outcome(LineEnd end) {
        var said = end.excerpt().strip().lines().reduce((_, last) -> last).orElse("");
        var exit = end.exit();
        var how = exit == null ? "still running at its deadline" : "exit " + exit;
        page.under(how + " after " + Page.length(end.took()) + (said.isEmpty() ? "" : ": " + said));
    }

    private void ladder(Instant at, Event.OfLadder event) {
        switch (event) {
            case Event.EvidenceGathered it -> {
                page.line(at, Mark.SEES, "evidence", count(looked, "answer") + "; " + it.because());
                if (leftOut > 0)
                    page.under(count(leftOut, "look") + " left out; the timeline says why");
            }
            case Event.Triaged it -> page.block(at, Mark.SEES, "triage", it.findings());
            case Event.ScenarioChosen it -> chosen(at, it);
            case Event.CausesLeft it -> {
                page.line(at, Mark.ASKS, "begin here", "the runbook has no command for it:");
                it.causes().forEach(cause -> page.under(WhereToBegin.words(cause)));
            }
            case Event.NoScenarioFits it ->
                    page.line(at, Mark.SEES, "scenario", "none fits: " + it.because());
            case Event.RungTaken it -> {
                page.line(at, Mark.SEES, "tries", it.rung().title());
                if (it.rung().key().procedure() != chosen) page.under("because " + it.because());
            }
            case Event.RungSkipped _ -> {}
            case Event.RungRenewed it -> page.line(at, Mark.SEES, "renewed", it.because());
            case Event.FilesUnchanged it -> page.line(at, Mark.SEES, "unchanged", it.because());
            case Event.DoneByHand it ->
                    page.line(at, Mark.GOOD, "by hand", it.by() + ": " + it.because());
            case Event.RungPutBack it -> page.line(at, Mark.SEES, "put back", it.because());
            case Event.PauseBegan it -> {
                var pause = Duration.between(at, it.until());
                if (pause.compareTo(PAUSE_TOLD) >= 0)
                    page.line(at, Mark.SEES, "waits", Page.length(pause) + ": " + it.because());
            }
            case Event.SettlingBegan _, Event.PauseOver _, Event.RungDone _ -> {}
            case Event.RungHelped it -> page.line(at, Mark.GOOD, "helped", it.because());
            case Event.RungFailed it -> page.line(at, Mark.BAD, "no help", it.because());
            case Event.Blocked it -> page.line(at, Mark.ASKS, "blocked", it.because());
            case Event.Unblocked it -> page.line(at, Mark.SEES, "unblocked", it.because());
        }
    }

    private void chosen(Instant at, Event.ScenarioChosen event) {
        chosen = event.chosen().section();
        page.line(at, Mark.SEES, "scenario", name(event.chosen()));
        event.chosen().reasons().stream()
                .limit(REASONS_MAX)
                .forEach(why -> page.under("because " + why));
        event.others().stream()
                .filter(other -> other.score() > 0)
                .limit(REASONS_MAX)
                .forEach(other -> page.under("rather than " + name(other)));
    }

    /// Steps that were passed over, told together: many fall with one scenario.
    private void leftOut() {
        if (steps.isEmpty()) return;
        var first = steps.getFirst();
        if (steps.size() == 1)
            page.line(first.at(), Mark.SEES, "leaves out", first.title() + ": " + first.because());
        else {
            page.line(first.at(), Mark.SEES, "leaves out", count(steps.size(), "step"));
            page.under("such as " + first.title() + ": " + first.because());
        }
        steps.clear();
    }

    private String name(Hypothesis hypothesis) {
        var section = plan == null ? null : plan.section(hypothesis.section()).orElse(null);
        var title = section == null ? hypothesis.title() : section.text();
        return title + "  (line " + hypothesis.section() + ")";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void course(Instant at, Event.OfCourse event) {
        switch (event) {
            case Event.VerifyingBegan it -> {
                checks = 0;
                checksPassed = 0;
                page.line(at, Mark.SEES, "verifies", it.because());
            }
            case Event.VerifyRepeated it -> page.line(at, Mark.SEES, "once more", it.because());
            case Event.VerifyFailed it -> page.line(at, Mark.BAD, "not well", it.because());
            case Event.SoakBegan it -> {
                var checked = checks == 0 ? "" : checksPassed + " of " + checks + " checks; ";
                page.line(at, Mark.GOOD, "verified", checked + it.because());
                var soak = Page.length(Duration.between(at, it.until()));
                page.line(
                        at, Mark.SEES, "soaks", soak + " of watching before it counts as resolved");
            }
            case Event.DownAgain it -> page.line(at, Mark.BAD, "down again", it.detail());
            case Event.Resolved it -> page.line(at, Mark.GOOD, "resolved", it.because());
            case Event.HandedOver it -> page.line(at, Mark.BAD, "hands over", it.because());
            case Event.TakenOver it ->
                    page.line(at, Mark.ASKS, "taken over", it.by() + ": " + it.because());
            case Event.SecondLookBegan it -> {
                looks = false;
                looked = 0;
                leftOut = 0;
                page.line(at, Mark.SEES, "looks again", it.because());
            }
            case Event.TakenUpAgain it ->
                    page.line(at, Mark.SEES, "taken up", it.by() + ": " + it.because());
        }
    }

    private void desk(Instant at, Event.OfDesk event) {
        switch (event) {
            case Event.Asked it -> asked(at, it.question());
            case Event.Approved it -> approved(it.by());
            case Event.Chosen it ->
                    page.said(voice + it.by() + " chooses " + Which.words(it.values()));
            case Event.Refused it -> page.under(voice + it.by() + " says no: " + it.because());
            case Event.Expired _ -> page.under("nobody answered");
            case Event.AnswerVoid it -> page.under(it.by() + " does not count: " + it.because());
            case Event.Stopped it ->
                    page.line(
                            at,
                            Mark.ASKS,
                            "stopped",
                            it.stop().kind().word() + ": " + it.stop().because());
            case Event.Freed it -> page.line(at, Mark.SEES, "goes on", it.because());
            case Event.GlassBroken it ->
                    page.line(
                            at,
                            Mark.ASKS,
                            "overridden",
                            it.guard().word() + " by " + it.by() + ": " + it.because());
            case Event.Escalated it ->
                    page.line(at, Mark.ASKS, "escalates", it.text() + ": " + it.because());
            case Event.Called it ->
                    page.line(at, Mark.ASKS, "calls", it.whom() + ": " + it.because());
            case Event.AcknowledgementRanOut it ->
                    page.line(at, Mark.ASKS, "ran out", it.because());
            case Event.StatusUpdated it -> {
                if (it.status() != Status.RESOLVED)
                    page.line(at, Mark.SEES, "status", it.status().word());
            }
            case Event.NoticeSent _, Event.ErrandDone _ -> {}
            case Event.NoticeFailed it -> page.line(at, Mark.BAD, "not told", it.because());
            case Event.ErrandLeft it ->
                    page.line(at, Mark.ASKS, "for a person", it.errand().text());
            case Event.Warned it -> page.line(at, Mark.ASKS, "warns", it.text());
            case Event.Noted it -> page.line(at, Mark.SEES, "note", it.by() + ": " + it.text());
            case Event.Held it ->
                    page.line(at, Mark.ASKS, "held", "by " + it.by() + ": " + it.because());
            case Event.Released it -> page.line(at, Mark.SEES, "released", "by " + it.by());
        }
    }

    private void asked(Instant at, Question question) {
        asked = question;
        yeses.clear();
        page.line(at, Mark.ASKS, "asks", question.title());
        question.shown().forEach(page::code);
        var danger = question.danger();
        page.under((danger == null ? "" : danger.word() + ", ") + "on " + question.target());
        question.reasons().forEach(page::under);
        if (question.which() != null) question.which().lines().forEach(page::under);
        var people =
                question.which() != null
                        ? "somebody to choose"
                        : question.yeses() == 1 ? "one yes" : question.yeses() + " people's yes";
        page.under("needs " + people + "; if nobody answers, " + question.ifSilent());
    }

    /// Said once, when the last of them has agreed.
    private void approved(String by) {
        yeses.add(by);
        if (asked != null && yeses.size() < asked.yeses()) return;
        page.said(
                voice
                        + String.join(" and ", yeses)
                        + (yeses.size() > 1 ? " say" : " says")
                        + " yes");
    }
}
