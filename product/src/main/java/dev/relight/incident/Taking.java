package dev.relight.incident;

import dev.relight.danger.Danger;
import java.util.ArrayList;
import java.util.List;

/// Takes a signal in: what of it is new becomes events; the rest is ignored, and listed here.
final class Taking {
    /// Who acknowledges when nobody has yet.
    static final String RELIGHT = "relight";

    private Taking() {}

    static List<Event> in(Incident incident, Signal signal) {
        return switch (incident) {
            case Incident.Quiet _ -> quiet(signal);
            case Incident.Open open -> open(open, signal);
            case Incident.Over over -> over(over, signal);
        };
    }

    private static List<Event> quiet(Signal signal) {
        if (!(signal instanceof Signal.AlertFired(var at, var opening))) return List.of();
        return List.of(new Event.Opened(at, opening), new Event.Acknowledged(at, RELIGHT));
    }

    private static List<Event> open(Incident.Open open, Signal signal) {
        return switch (signal) {
            case Signal.AlertFired _, Signal.TimerDue _, Signal.CircumstancesChanged _ -> List.of();
            case Signal.HealthSeen seen -> health(open, seen);
            case Signal.JobReported report -> report(open, report);
            case Signal.Resumed(var at) -> List.of(new Event.Resumed(at));
            case Signal.NoticeAnswered answer -> notice(open, answer);
            case Signal.FilesRead read -> FileCheck.read(open, read);
            case Signal.ByPerson said -> person(open, said);
        };
    }

    private static List<Event> over(Incident.Over over, Signal signal) {
        return switch (signal) {
            case Signal.NoticeAnswered answer -> notice(over.last(), answer);
            case Signal.PersonNoted(var at, var by, var text) ->
                    List.of(new Event.Noted(at, by, text));
            case Signal.PersonDid did -> did(over.last(), did);
            case Signal.AlertFired _,
                    Signal.HealthSeen _,
                    Signal.JobReported _,
                    Signal.TimerDue _,
                    Signal.CircumstancesChanged _,
                    Signal.Resumed _,
                    Signal.FilesRead _,
                    Signal.PersonSkipped _,
                    Signal.PersonDidIt _,
                    Signal.PersonTookOver _,
                    Signal.PersonBrokeGlass _,
                    Signal.PersonApproved _,
                    Signal.PersonChose _,
                    Signal.PersonRefused _,
                    Signal.PersonRetried _,
                    Signal.PersonMended _,
                    Signal.PersonAcknowledged _,
                    Signal.PersonAborted _,
                    Signal.PersonHeld _,
                    Signal.PersonReleased _ ->
                    List.of();
        };
    }

    private static List<Event> health(Incident.Open open, Signal.HealthSeen seen) {
        var at = seen.at();
        var known = open.health();
        if (at.isBefore(known.since())) return List.of();
        boolean awaited =
                open.footing() instanceof Footing.Doubting doubting && !doubting.seenDown();
        if (seen.state() != known.state())
            return switch (seen.state()) {
                case UP -> List.of(new Event.CameUp(at, seen.detail()));
                case DOWN -> List.of(new Event.WentDown(at, seen.detail()));
                case UNKNOWN -> List.of(new Event.HealthUnknown(at, seen.detail()));
            };
        return awaited && seen.state() == Health.State.DOWN
                ? List.of(new Event.StillDown(at, seen.detail()))
                : List.of();
    }

    private static List<Event> report(Incident.Open open, Signal.JobReported report) {
        var run = open.jobs().running().get(report.fence());
        if (run == null) return List.of();
        boolean onlyLooks = run.danger() == Danger.OBSERVE;
        var ended = new Event.JobEnded(report.at(), report.fence(), report.lines(), report.facts());
        return switch (report.end()) {
            case FINISHED -> finished(open, run, ended);
            case LATE ->
                    onlyLooks ? List.of(ended) : List.of(unknown(report, "it did not end in time"));
            case KILLED -> onlyLooks ? List.of(ended) : List.of(unknown(report, "it was killed"));
            case NOT_STARTED ->
                    run.doubtful()
                            ? List.of(
                                    new Event.JobNeverRan(
                                            report.at(), report.fence(), report.because()))
                            : List.of(ended);
            case UNKNOWN -> List.of(unknown(report, report.because()));
        };
    }

    private static List<Event> finished(Incident.Open open, Run run, Event.JobEnded ended) {
        var events = new ArrayList<Event>(List.of(ended));
        events.addAll(Gaps.after(open, run, ended));
        return events;
    }

    private static Event unknown(Signal.JobReported report, String because) {
        return new Event.JobUnknown(report.at(), report.fence(), because);
    }

    private static List<Event> notice(Incident.Open open, Signal.NoticeAnswered answer) {
        if (!open.desk().outbox().containsKey(answer.notice())) return List.of();
        return List.of(
                answer.delivered()
                        ? new Event.NoticeSent(answer.at(), answer.notice(), answer.detail())
                        : new Event.NoticeFailed(answer.at(), answer.notice(), answer.detail()));
    }

    private static List<Event> person(Incident.Open open, Signal.ByPerson said) {
        return switch (said) {
            case Signal.PersonApproved yes -> Answers.yes(open, yes);
            case Signal.PersonChose chose -> Choosing.chosen(open, chose);
            case Signal.PersonRefused no -> Answers.no(open, no);
            case Signal.PersonSkipped skip -> Answers.skipped(open, skip);
            case Signal.PersonDidIt did -> Answers.did(open, did);
            case Signal.PersonTookOver took -> Takeover.of(open, took);
            case Signal.PersonBrokeGlass broken -> Overrides.broken(open, broken);
            case Signal.PersonRetried(var at, var by, var because) -> {
                boolean idle =
                        open.jobs().running(Purpose.ACT) == 0
                                && (open.stage() instanceof Stage.HandedOver
                                        || open.footing() instanceof Footing.Waiting);
                yield idle ? List.of(new Event.TakenUpAgain(at, by, because)) : List.of();
            }
            case Signal.PersonMended(var at, var by, var because) ->
                    open.stage() instanceof Stage.HandedOver
                            ? List.of(
                                    new Event.VerifyingBegan(
                                            at, "%s mended it: %s".formatted(by, because)))
                            : List.of();
            case Signal.PersonAcknowledged(var at, var by) ->
                    by.equals(open.desk().acknowledgedBy())
                                    && Acknowledgement.holdsUntil(open) == null
                            ? List.of()
                            : List.of(new Event.Acknowledged(at, by));
            case Signal.PersonNoted(var at, var by, var text) ->
                    List.of(new Event.Noted(at, by, text));
            case Signal.PersonDid did -> did(open, did);
            case Signal.PersonAborted(var at, var by, var because) ->
                    List.of(new Event.Aborted(at, by, because));
            case Signal.PersonHeld(var at, var by, var because) ->
                    open.desk().hold() != null
                            ? List.of()
                            : List.of(new Event.Held(at, by, because));
            case Signal.PersonReleased(var at, var by) ->
                    open.desk().hold() == null ? List.of() : List.of(new Event.Released(at, by));
        };
    }

    private static List<Event> did(Incident.Open open, Signal.PersonDid did) {
        var events = new ArrayList<Event>();
        if (open.desk().hasErrand(did.line()))
            events.add(new Event.ErrandDone(did.at(), did.line(), did.by()));
        return events;
    }
}
