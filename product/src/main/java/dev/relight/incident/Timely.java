package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is due because time has passed, whatever else goes on.
final class Timely {
    /// Whoever runs a job has killed and reported it long before.
    private static final Duration REPORT_GRACE = Duration.ofSeconds(30);

    private Timely() {}

    static List<Event> next(Incident.Open open, Instant at, Circumstances around) {
        var question = open.desk().pending();
        if (question != null && !at.isBefore(question.expires()))
            return Answers.expired(open, question, at);
        for (var run : open.jobs().running().values())
            if (!at.isBefore(overdue(run)))
                return List.of(
                        new Event.JobUnknown(at, run.fence(), "nothing was heard of it in time"));
        var escalated = Escalating.next(open, at, around);
        if (!escalated.isEmpty()) return escalated;
        return Informing.next(open, at);
    }

    /// Every time at which something may become due; past ones do no harm.
    static List<Instant> wakes(Incident.Open open) {
        var times = new ArrayList<Instant>();
        var question = open.desk().pending();
        if (question != null) times.add(question.expires());
        open.jobs().running().values().forEach(run -> times.add(overdue(run)));
        times.addAll(Escalating.wakes(open));
        times.add(Informing.nextAt(open));
        if (open.health().state() != Health.State.UNKNOWN)
            times.add(open.health().since().plus(open.patience().steady()));
        var stop = Stops.wake(open);
        if (stop != null) times.add(stop);
        times.addAll(stage(open));
        return times;
    }

    private static List<Instant> stage(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Assessing(var since) -> {
                var over = since.plus(open.patience().evidence());
                yield List.of(over, over.plus(Assessing.AWAITED_MAX));
            }
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
                    Footing.Choosing _,
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
}
