package dev.relight.incident;

import dev.relight.lexicon.EscalationKind;
import dev.relight.plan.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// What is due because time has passed, whatever else goes on.
final class Timely {
    /// Whoever runs a job has killed and reported it long before.
    private static final Duration REPORT_GRACE = Duration.ofSeconds(30);

    private Timely() {}

    static List<Event> next(Incident.Open open, Instant at) {
        var question = open.desk().pending();
        if (question != null && !at.isBefore(question.expires()))
            return Answers.expired(open, question, at);
        for (var run : open.jobs().running().values())
            if (!at.isBefore(overdue(run)))
                return List.of(
                        new Event.JobUnknown(at, run.fence(), "nothing was heard of it in time"));
        for (var row : rows(open))
            if (isDue(open, row, at))
                return List.of(new Event.Escalated(at, row.line(), row.text(), why(open, at)));
        return Informing.next(open, at);
    }

    /// Every time at which something may become due; past ones do no harm.
    static List<Instant> wakes(Incident.Open open) {
        var times = new ArrayList<Instant>();
        var question = open.desk().pending();
        if (question != null) times.add(question.expires());
        open.jobs().running().values().forEach(run -> times.add(overdue(run)));
        if (!isRestored(open))
            for (var row : rows(open))
                if (!open.clock().escalated().contains(row.line()))
                    times.add(open.since().plus(row.after()));
        times.add(Informing.nextAt(open));
        if (open.health().state() != Health.State.UNKNOWN)
            times.add(open.health().since().plus(open.patience().steady()));
        times.addAll(stage(open));
        return times;
    }

    private static List<Instant> stage(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Assessing(var since) -> List.of(since.plus(open.patience().evidence()));
            case Stage.Climbing(_, var footing, _) -> footing(footing);
            case Stage.Verifying(var since, _) -> List.of(since);
            case Stage.Soaking(_, var until) -> List.of(until);
            case Stage.Watching(_, var until) -> List.of(until);
            case Stage.HandedOver _ -> List.of();
        };
    }

    private static List<Instant> footing(Footing footing) {
        return switch (footing) {
            case Footing.Waiting(_, var until) -> List.of(until);
            case Footing.Pausing(_, _, var until) -> List.of(until);
            case Footing.Settling(_, _, var until) -> List.of(until);
            case Footing.Free _,
                    Footing.Ready _,
                    Footing.Asking _,
                    Footing.Running _,
                    Footing.Doubting _ ->
                    List.of();
        };
    }

    private static Instant overdue(Run run) {
        return run.since().plus(run.form().deadline()).plus(REPORT_GRACE);
    }

    /// One time limit.
    ///
    /// @param line of the runbook; 0 for the policy's own
    private record Row(int line, String text, Duration after) {}

    private static boolean isDue(Incident.Open open, Row row, Instant at) {
        return !isRestored(open)
                && !open.clock().escalated().contains(row.line())
                && !at.isBefore(open.since().plus(row.after()));
    }

    /// The runbook's own limits; where it names none, the policy's.
    private static List<Row> rows(Incident.Open open) {
        var rows = new ArrayList<Row>();
        for (Escalation escalation : open.opening().plan().escalation())
            if (escalation.kind() == EscalationKind.AFTER_DURATION)
                rows.add(
                        new Row(
                                escalation.line(),
                                escalation.text(),
                                length(open, escalation.value())));
        if (rows.isEmpty())
            rows.add(new Row(0, "not restored in time", open.patience().escalate()));
        return rows;
    }

    private static Duration length(Incident.Open open, String iso) {
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            return open.patience().escalate();
        }
    }

    private static String why(Incident.Open open, Instant at) {
        return "not restored after " + Words.of(Duration.between(open.since(), at));
    }

    private static boolean isRestored(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Soaking _, Stage.Watching _ -> true;
            case Stage.Assessing _, Stage.Climbing _, Stage.Verifying _, Stage.HandedOver _ ->
                    false;
        };
    }
}
