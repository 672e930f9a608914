package dev.relight.incident;

import dev.relight.incident.Incident.Open;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Evolves where we stand on the ladder.
final class Climb {
    private Climb() {}

    static Open evolve(Open open, Event.OfLadder event) {
        return switch (event) {
            case Event.EvidenceGathered(var at, _) ->
                    open.with(new Stage.Climbing(at, new Footing.Free(at), null));
            case Event.Triaged _, Event.CausesLeft _ -> open;
            case Event.ScenarioChosen(_, var chosen, var others) -> {
                var all = new ArrayList<>(List.of(chosen));
                all.addAll(others);
                yield open.with(open.trail().choosing(chosen, all));
            }
            case Event.NoScenarioFits(_, var all, _) -> open.with(open.trail().choosing(null, all));
            case Event.RungTaken(var at, var rung, _) ->
                    stand(open, event, new Footing.Ready(at, Grip.of(rung)));
            case Event.RungSkipped(var at, var key, _, var because) ->
                    left(open, event, at, key, Trail.Result.SKIPPED, because);
            case Event.RungRenewed(var at, var rung, var because) ->
                    FileCheck.renewed(open, at, rung, because);
            case Event.FilesUnchanged _ -> filesUnchanged(open, event);
            case Event.DoneByHand(var at, _, _, _) -> doneByHand(open, at, event);
            case Event.RungPutBack(var at, var key, _) ->
                    stand(open, event, new Footing.Free(at))
                            .with(open.desk().answered())
                            .with(open.trail().asking(key));
            case Event.PauseBegan(var at, var until, _) ->
                    stand(open, event, new Footing.Pausing(at, grip(open, event), until));
            case Event.PauseOver(var at) ->
                    stand(open, event, new Footing.Ready(at, grip(open, event).past()));
            case Event.SettlingBegan(var at, var until, _) ->
                    stand(open, event, new Footing.Settling(at, grip(open, event), until));
            case Event.RungHelped(var at, var key, var because) ->
                    left(open, event, at, key, Trail.Result.HELPED, because);
            case Event.RungFailed(var at, var key, var because) ->
                    left(open, event, at, key, Trail.Result.FAILED, because);
            case Event.RungDone(var at, var key, var because) ->
                    left(open, event, at, key, Trail.Result.DONE, because);
            case Event.Blocked(var at, var until, _) ->
                    stand(open, event, new Footing.Waiting(at, until));
            case Event.Unblocked(var at, _) -> stand(open, event, new Footing.Free(at));
        };
    }

    private static Open left(
            Open open, Event event, Instant at, Rung.Key key, Trail.Result result, String because) {
        return stand(open, event, new Footing.Free(at))
                .with(open.trail().tried(key, result, because));
    }

    private static Open stand(Open open, Event event, Footing footing) {
        if (!(open.stage() instanceof Stage.Climbing climbing))
            throw Evolve.cannotFollow(open, event);
        return open.with(climbing.with(footing));
    }

    private static Open filesUnchanged(Open open, Event event) {
        if (!(open.footing() instanceof Footing.Ready(var since, var grip)))
            throw Evolve.cannotFollow(open, event);
        return stand(open, event, new Footing.Ready(since, grip.checkedNow()));
    }

    private static Open doneByHand(Open open, Instant at, Event event) {
        if (!(open.footing() instanceof Footing.Asking(_, var grip)))
            throw Evolve.cannotFollow(open, event);
        return stand(open, event, new Footing.Ready(at, grip.doneByHand()))
                .with(open.desk().answered());
    }

    private static Grip grip(Open open, Event event) {
        return switch (open.footing()) {
            case Footing.Ready(_, var grip) -> grip;
            case Footing.Pausing(_, var grip, _) -> grip;
            case Footing.Free _,
                    Footing.Waiting _,
                    Footing.Choosing _,
                    Footing.Asking _,
                    Footing.Running _,
                    Footing.Doubting _,
                    Footing.Settling _ ->
                    throw Evolve.cannotFollow(open, event);
        };
    }

    /// The ladder, where only a command that acts can be.
    static Stage.Climbing climbing(Open open, Run run) {
        if (open.stage() instanceof Stage.Climbing climbing) return climbing;
        throw new IllegalStateException(
                "%s acts while the incident is in %s; the journal is damaged"
                        .formatted(run.fence(), open.stage()));
    }
}
