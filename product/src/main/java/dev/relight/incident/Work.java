package dev.relight.incident;

import dev.relight.incident.Incident.Open;
import java.time.Instant;
import java.util.List;

/// Evolves what runs and how the service is.
final class Work {
    private Work() {}

    static Open evolve(Open open, Event.OfWork event) {
        return switch (event) {
            case Event.Acknowledged(var at, var by) -> AtDesk.has(open, by, at);
            case Event.Resumed(var at) -> open.with(open.jobs().doubted(at));
            case Event.CameUp(var at, var detail) ->
                    open.with(new Health(Health.State.UP, at, detail));
            case Event.WentDown(var at, var detail) ->
                    seenDown(open.with(new Health(Health.State.DOWN, at, detail)));
            case Event.HealthUnknown(var at, var detail) ->
                    open.with(new Health(Health.State.UNKNOWN, at, detail));
            case Event.StillDown _ -> seenDown(open);
            case Event.LookSkipped(_, int line, var because) ->
                    open.with(open.known().skipping(line, because));
            case Event.JobStarted(var at, var run, _) -> started(open, at, run);
            case Event.JobEnded ended -> ended(open, ended);
            case Event.JobUnknown(var at, var fence, _) -> unknown(open, at, fence, event);
            case Event.JobNeverRan(var at, var fence, _) -> neverRan(open, at, fence, event);
        };
    }

    private static Open seenDown(Open open) {
        if (!(open.stage() instanceof Stage.Climbing climbing)) return open;
        if (!(climbing.footing() instanceof Footing.Doubting(var since, var grip, var run, _)))
            return open;
        return open.with(climbing.with(new Footing.Doubting(since, grip, run, true)));
    }

    private static Open started(Open open, Instant at, Run run) {
        if (open.jobs().running().containsKey(run.fence()))
            throw new IllegalStateException(run.fence() + " is started twice; a fence is for once");
        var next = open.with(open.jobs().started(run));
        if (run.purpose() != Purpose.ACT) return next;
        var climbing = Climb.climbing(open, run);
        var grip =
                switch (climbing.footing()) {
                    case Footing.Ready(_, var it) -> it;
                    case Footing.Doubting(_, var it, _, _) -> it;
                    case Footing.Free _,
                            Footing.Waiting _,
                            Footing.Choosing _,
                            Footing.Asking _,
                            Footing.Running _,
                            Footing.Pausing _,
                            Footing.Settling _ ->
                            throw new IllegalStateException(
                                    run.fence() + " is started from " + climbing.footing());
                };
        return next.with(open.trail().begun(grip.rung().key().procedure(), at))
                .with(climbing.with(new Footing.Running(at, grip.begunNow(), run.fence())));
    }

    private static Open ended(Open open, Event.JobEnded ended) {
        var run = run(open, ended.fence(), ended);
        var next =
                open.with(open.jobs().without(ended.fence()))
                        .with(open.known().plus(ended.at(), ended.lines(), ended.facts()));
        if (run.purpose() != Purpose.ACT) return next;
        if (!(open.stage() instanceof Stage.Climbing climbing)) return next;
        if (!(climbing.footing() instanceof Footing.Running(_, var grip, var fence))
                || !fence.equals(ended.fence())) return next;
        var failure = failure(ended.lines());
        var after = failure.isEmpty() ? grip.past() : grip.pastFailure(failure);
        return next.with(climbing.with(new Footing.Ready(ended.at(), after)));
    }

    static String failure(List<LineEnd> lines) {
        if (lines.isEmpty()) return "nothing of it ran";
        for (var line : lines) {
            var exit = line.exit();
            if (exit == null) return "line %d did not end".formatted(line.line());
            if (exit != 0) return "line %d ended with exit %d".formatted(line.line(), exit);
        }
        return "";
    }

    private static Open unknown(Open open, Instant at, String fence, Event event) {
        var run = run(open, fence, event);
        var next = open.with(open.jobs().lost(run));
        if (run.purpose() != Purpose.ACT) return next;
        if (!(open.stage() instanceof Stage.Climbing climbing)) return next;
        if (!(climbing.footing() instanceof Footing.Running(_, var grip, _))) return next;
        return next.with(climbing.with(new Footing.Doubting(at, grip.doubtedNow(), run, false)));
    }

    private static Open neverRan(Open open, Instant at, String fence, Event event) {
        var run = run(open, fence, event);
        var next = open.with(open.jobs().lost(run));
        if (run.purpose() != Purpose.ACT) return next;
        if (!(open.stage() instanceof Stage.Climbing climbing)) return next;
        if (!(climbing.footing() instanceof Footing.Running(_, var grip, _))) return next;
        return next.with(climbing.with(new Footing.Ready(at, grip)));
    }

    private static Run run(Open open, String fence, Event event) {
        var run = open.jobs().running().get(fence);
        if (run == null) throw Evolve.cannotFollow(open, event);
        return run;
    }
}
