package dev.relight.record;

import dev.relight.incident.Event;
import dev.relight.incident.Hypothesis;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Part;
import dev.relight.incident.Purpose;
import dev.relight.incident.Question;
import dev.relight.incident.Run;
import dev.relight.incident.Rung;
import dev.relight.incident.Shown;
import dev.relight.incident.Which;
import dev.relight.incident.Words;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Events in the words of the incident room, one sentence each.
public final class Telling {
    private Telling() {}

    /// One line, without the time.
    public static String of(Event event) {
        return switch (event) {
            case Event.Opened(_, var opening) ->
                    "opened for %s: %s".formatted(opening.service(), opening.summary());
            case Event.Closed(_, var because) -> "closed: " + because;
            case Event.Aborted(_, var by, var because) ->
                    "aborted by %s: %s".formatted(by, because);
            case Event.OfWork work -> work(work);
            case Event.OfLadder step -> ladder(step);
            case Event.OfCourse turn -> course(turn);
            case Event.OfDesk said -> desk(said);
        };
    }

    private static String work(Event.OfWork event) {
        return switch (event) {
            case Event.Acknowledged(_, var by) -> "acknowledged by " + by;
            case Event.Resumed _ -> "Relight was started again and goes on";
            case Event.CameUp(_, var detail) -> "up: " + detail;
            case Event.WentDown(_, var detail) -> "down: " + detail;
            case Event.StillDown(_, var detail) -> "still down: " + detail;
            case Event.HealthUnknown(_, var detail) -> "health unknown: " + detail;
            case Event.JobStarted(_, var run, _) -> started(run);
            case Event.JobEnded(_, _, var lines, _) ->
                    lines.stream().map(Telling::ended).collect(Collectors.joining("; "));
            case Event.JobUnknown(_, var fence, var because) ->
                    "nobody knows what became of %s: %s".formatted(fence, because);
            case Event.JobNeverRan(_, var fence, var because) ->
                    "%s never ran: %s".formatted(fence, because);
            case Event.LookSkipped(_, int line, var because) ->
                    "line %d left out: %s".formatted(line, because);
        };
    }

    private static String started(Run run) {
        var what = String.join("; ", Shown.lines(run.form()));
        var why = run.purpose() == Purpose.ACT ? run.danger().word() : "looking";
        return "line %d started (%s): %s".formatted(run.lines().getFirst(), why, oneLine(what));
    }

    private static String ended(LineEnd end) {
        var exit = end.exit() == null ? "did not end" : "exit " + end.exit();
        var verdict =
                switch (end.check().outcome()) {
                    case TRUE -> ", as it should be: " + end.check().because();
                    case FALSE -> ", not as it should be: " + end.check().because();
                    case UNDECIDED -> "";
                };
        return "line %d: %s%s".formatted(end.line(), exit, verdict);
    }

    private static String ladder(Event.OfLadder event) {
        return switch (event) {
            case Event.EvidenceGathered(_, var because) -> "evidence: " + because;
            case Event.Triaged(_, var findings) -> "triage: " + String.join("; ", findings);
            case Event.ScenarioChosen(_, var chosen, _) ->
                    "scenario: %s, since %s".formatted(chosen.title(), first(chosen));
            case Event.CausesLeft(_, var causes) ->
                    "fits, and the runbook has no command for it: " + causes(causes);
            case Event.NoScenarioFits(_, _, var because) -> "no scenario fits: " + because;
            case Event.RungTaken(_, var rung, var because) -> taken(rung, because);
            case Event.RungSkipped(_, _, var title, var because) ->
                    "left out: %s: %s".formatted(title, because);
            case Event.RungRenewed(_, _, var because) -> "the step in hand is renewed: " + because;
            case Event.FilesUnchanged(_, _, var because) -> because;
            case Event.DoneByHand(_, _, var by, var because) ->
                    "%s did it by hand: %s".formatted(by, because);
            case Event.RungPutBack(_, var key, var because) ->
                    "line %d put back: %s".formatted(key.unit(), because);
            case Event.PauseBegan(var at, var until, var because) ->
                    "waiting %s: %s".formatted(Words.of(Duration.between(at, until)), because);
            case Event.PauseOver _ -> "the wait is over";
            case Event.SettlingBegan(var at, var until, var because) ->
                    "%s; giving it %s to show"
                            .formatted(because, Words.of(Duration.between(at, until)));
            case Event.RungHelped(_, var key, var because) ->
                    "line %d helped: %s".formatted(key.unit(), because);
            case Event.RungFailed(_, var key, var because) ->
                    "line %d did not help: %s".formatted(key.unit(), because);
            case Event.RungDone(_, var key, var because) ->
                    "line %d done: %s".formatted(key.unit(), because);
            case Event.Blocked(var at, var until, var because) ->
                    "blocked for %s: %s".formatted(Words.of(Duration.between(at, until)), because);
            case Event.Unblocked(_, var because) -> "going on: " + because;
        };
    }

    private static String taken(Rung rung, String because) {
        var parts = rung.parts().stream().map(Telling::part).collect(Collectors.joining("; "));
        return "next: %s [%s], since %s".formatted(rung.title(), parts, because);
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Commands commands ->
                    (commands.rescue() ? "(only if that fails) " : "")
                            + oneLine(String.join("; ", Shown.lines(commands.form())));
            case Part.Pause(_, var length) -> "wait " + Words.of(length);
            case Part.ByHand(_, var text) -> "by hand: " + text;
        };
    }

    private static String course(Event.OfCourse event) {
        return switch (event) {
            case Event.VerifyingBegan(_, var because) -> "verifying: " + because;
            case Event.VerifyRepeated(_, _, var because) -> "not verified yet: " + because;
            case Event.VerifyFailed(_, var because) -> "verification failed: " + because;
            case Event.SoakBegan(var at, var until, var because) ->
                    "verified (%s); soaking for %s"
                            .formatted(because, Words.of(Duration.between(at, until)));
            case Event.DownAgain(_, var detail) -> "down again: " + detail;
            case Event.Resolved(_, _, var because) -> "resolved: " + because;
            case Event.HandedOver(_, var because) -> "handed over to a person: " + because;
            case Event.TakenOver(_, var by, var because) ->
                    "%s takes over: %s".formatted(by, because);
            case Event.SecondLookBegan(_, var because) -> "looking again: " + because;
            case Event.TakenUpAgain(_, var by, var because) ->
                    "%s sends Relight up again: %s".formatted(by, because);
        };
    }

    private static String desk(Event.OfDesk event) {
        return switch (event) {
            case Event.Asked(_, var question) -> asked(question);
            case Event.Approved(_, var question, var by) ->
                    "%s says yes to %s".formatted(by, question);
            case Event.Chosen(_, var question, var by, var values) ->
                    "%s answers %s: %s".formatted(by, question, Which.words(values));
            case Event.Refused(_, var question, var by, var because) ->
                    "%s says no to %s: %s".formatted(by, question, because);
            case Event.Expired(_, var question) -> question + " expired, nobody answered in time";
            case Event.AnswerVoid(_, var question, var by, var because) ->
                    "what %s said to %s does not count: %s".formatted(by, question, because);
            case Event.Stopped(_, var stop) ->
                    "stopped (%s): %s".formatted(stop.kind().word(), stop.because());
            case Event.Freed(_, var because) -> "going on: " + because;
            case Event.GlassBroken(_, var guard, _, _, var by, var because) ->
                    "%s overrides %s: %s".formatted(by, guard.word(), because);
            case Event.Escalated(_, _, var text, var because) ->
                    "escalated: %s (%s)".formatted(text, because);
            case Event.Called(_, int call, int level, var whom, var because) ->
                    "call %d, level %d: %s (%s)".formatted(call, level, whom, because);
            case Event.AcknowledgementRanOut(_, _, _, var because) ->
                    "nobody has it any more: " + because;
            case Event.StatusUpdated(_, var status, var because) ->
                    "status %s: %s".formatted(status.word(), because);
            case Event.NoticeSent(_, var notice, var to) ->
                    notice + " told" + (to == null || to.isEmpty() ? "" : ": " + to);
            case Event.NoticeFailed(_, var notice, var because) ->
                    "%s could not be told: %s".formatted(notice, because);
            case Event.ErrandLeft(_, var errand) ->
                    "for a person, line %d: %s (%s)"
                            .formatted(errand.line(), oneLine(errand.text()), errand.because());
            case Event.ErrandDone(_, int line, var by) -> "%s did line %d".formatted(by, line);
            case Event.Warned(_, var text) -> "WARNING: " + text;
            case Event.Noted(_, var by, var text) -> "%s notes: %s".formatted(by, text);
            case Event.Held(_, var by, var because) -> "held by %s: %s".formatted(by, because);
            case Event.Released(_, var by) -> "released by " + by;
        };
    }

    private static String causes(List<Hypothesis> causes) {
        return causes.stream().map(WhereToBegin::words).collect(Collectors.joining("; "));
    }

    private static String asked(Question question) {
        var shown = oneLine(String.join("; ", question.shown()));
        var need = question.yeses() == 1 ? "1 yes" : question.yeses() + " yeses";
        return switch (question.kind()) {
            case APPROVE ->
                    "%s: may this run? [%s] needs %s, since %s"
                            .formatted(question.id(), shown, need, reasons(question.reasons()));
            case CHOOSE -> choose(question, shown);
            case BY_HAND -> "%s: please do by hand: %s".formatted(question.id(), shown);
            case DOUBT ->
                    "%s: run [%s] once more? %s"
                            .formatted(question.id(), shown, reasons(question.reasons()));
            case HEALTH -> "%s: %s".formatted(question.id(), question.title());
        };
    }

    private static String choose(Question question, String shown) {
        var said = new StringBuilder("%s: which is meant in [%s]?".formatted(question.id(), shown));
        var which = question.which();
        if (which != null)
            for (var blank : which.blanks())
                said.append(" %s may be ".formatted(blank.written()))
                        .append(
                                blank.options().stream()
                                        .map(it -> oneLine(it.words()))
                                        .collect(java.util.stream.Collectors.joining(", or ")));
        return said.toString();
    }

    private static String reasons(List<String> reasons) {
        return String.join("; ", reasons);
    }

    private static String first(Hypothesis hypothesis) {
        return hypothesis.reasons().isEmpty() ? "it fits best" : hypothesis.reasons().getFirst();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
