package dev.relight.incident;

import dev.relight.incident.Incident.Open;
import java.time.Instant;

/// Evolves the stage: verified, soaked, resolved, or handed over.
final class Course {
    private Course() {}

    static Open evolve(Open open, Event.OfCourse event) {
        return switch (event) {
            case Event.VerifyingBegan(var at, _) -> fresh(open, new Stage.Verifying(at, at));
            case Event.VerifyRepeated(_, var next, _) ->
                    fresh(open, new Stage.Verifying(next, first(open, event)));
            case Event.VerifyFailed(var at, _) ->
                    fresh(open, new Stage.Climbing(at, new Footing.Free(at), at));
            case Event.SoakBegan(var at, var until, _) ->
                    fresh(open, new Stage.Soaking(at, until)).with(open.clock().restored());
            case Event.DownAgain(var at, _) ->
                    fresh(open, new Stage.Climbing(at, new Footing.Free(at), null))
                            .with(open.desk().unacknowledged())
                            .with(open.clock().again(at));
            case Event.Resolved(var at, var until, var because) ->
                    fresh(open, new Stage.Watching(at, until))
                            .with(tell(open, Notice.Kind.RESOLVED, event, because));
            case Event.HandedOver(var at, var because) ->
                    fresh(open, new Stage.HandedOver(at, because))
                            .with(
                                    tell(
                                            open.with(open.desk().answered()),
                                            Notice.Kind.HANDOVER,
                                            event,
                                            because));
            case Event.TakenOver(var at, var by, var because) ->
                    fresh(open, new Stage.HandedOver(at, by + " has it in hand: " + because))
                            .with(open.desk().answered().acknowledged(by))
                            .with(open.clock().acknowledged(by, at, null));
            case Event.SecondLookBegan(var at, _) ->
                    fresh(open, new Stage.Assessing(at)).with(open.trail().lookingAgain());
            case Event.TakenUpAgain(var at, var by, _) ->
                    AtDesk.has(
                            fresh(open, new Stage.Assessing(at)).with(open.trail().forgetting()),
                            by,
                            at);
        };
    }

    private static Open fresh(Open open, Stage stage) {
        return open.with(open.known().forNextStage()).with(stage);
    }

    private static Instant first(Open open, Event event) {
        if (open.stage() instanceof Stage.Verifying(_, var first)) return first;
        throw Evolve.cannotFollow(open, event);
    }

    private static Desk tell(Open open, Notice.Kind kind, Event event, String text) {
        return open.desk().telling(open.opening().id(), kind, event.at(), "", text);
    }
}
