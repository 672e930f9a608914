package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Between two rungs: believe, choose, take, or hand over.
final class Climbing {
    /// How often a blocked incident looks whether it may go on.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private Climbing() {}

    static List<Event> next(
            Incident.Open open, Stage.Climbing stage, Instant at, Circumstances around) {
        return switch (stage.footing()) {
            case Footing.Free _ -> free(open, stage, at, around);
            case Footing.Waiting waiting -> waiting(open, stage, waiting, at, around);
            case Footing.Ready(_, var grip) when mayBeNeedless(open, stage, grip) ->
                    isUp(open, at) ? putBack(open, grip.rung().key(), at) : List.of();
            case Footing.Ready(_, var grip) when isOvertaken(open, grip, at, around) ->
                    overtaken(open, grip.rung().key(), at, around);
            case Footing.Ready ready -> OnRung.ready(open, ready, at);
            case Footing.Choosing(_, var key, _) when mayBeNeedless(open, stage) ->
                    isUp(open, at) ? putBack(open, key, at) : List.of();
            case Footing.Choosing(_, var key, _)
                    when Belief.overtaking(open, key, at, around) != null ->
                    overtaken(open, key, at, around);
            case Footing.Choosing choosing -> Choosing.changed(open, choosing, at);
            case Footing.Asking(_, var grip) when mayBeNeedless(open, stage, grip) ->
                    isUp(open, at) ? putBack(open, grip.rung().key(), at) : List.of();
            case Footing.Asking(_, var grip) when isOvertaken(open, grip, at, around) ->
                    overtaken(open, grip.rung().key(), at, around);
            case Footing.Asking _, Footing.Running _ -> List.of();
            case Footing.Doubting doubting -> OnRung.doubting(open, doubting, at);
            case Footing.Pausing pausing -> pausing(open, pausing, at);
            case Footing.Settling settling -> OnRung.settling(open, settling, at);
        };
    }

    /// What the page gives a service to come up is the most that is waited, where nothing follows;
    /// a wait between two commands is kept whole.
    private static List<Event> pausing(Incident.Open open, Footing.Pausing pausing, Instant at) {
        boolean over = !at.isBefore(pausing.until());
        boolean last = pausing.grip().rest().stream().allMatch(Part.Pause.class::isInstance);
        boolean well = last && open.health().isUpSteadily(at, open.patience().steady());
        return over || well ? List.of(new Event.PauseOver(at)) : List.of();
    }

    private static List<Event> waiting(
            Incident.Open open,
            Stage.Climbing stage,
            Footing.Waiting waiting,
            Instant at,
            Circumstances around) {
        if (isBelieved(open, stage) && isUp(open, at)) return up(open, at);
        // Not in the moment it was blocked, or it would go in circles.
        boolean mayBeOver =
                waiting.until().equals(lookAgain(waiting.since())) && at.isAfter(waiting.since());
        if (mayBeOver && Barrier.before(open, at, around).isEmpty())
            return List.of(new Event.Unblocked(at, "nothing stands in the way any more"));
        return at.isBefore(waiting.until())
                ? List.of()
                : List.of(new Event.Unblocked(at, "the time is over"));
    }

    private static List<Event> free(
            Incident.Open open, Stage.Climbing stage, Instant at, Circumstances around) {
        if (isBelieved(open, stage) && open.health().state() == Health.State.UP)
            return isUp(open, at) ? up(open, at) : List.of();
        var unread = open.opening().unread();
        if (unread != null)
            return List.of(new Event.HandedOver(at, "there is no runbook to fly: " + unread));
        var belief = belief(open, at, around);
        if (!belief.isEmpty()) return belief;
        if (open.isHeld()) return List.of();
        var barrier = Barrier.before(open, at, around);
        if (!barrier.isEmpty()) return barrier;
        return climb(open, at, around);
    }

    /// The service came up before anything of this rung ran: if it stays so, nothing need be done.
    private static boolean mayBeNeedless(Incident.Open open, Stage.Climbing stage, Grip grip) {
        return !grip.begun() && mayBeNeedless(open, stage);
    }

    private static boolean mayBeNeedless(Incident.Open open, Stage.Climbing stage) {
        return isBelieved(open, stage) && open.health().state() == Health.State.UP;
    }

    private static List<Event> putBack(Incident.Open open, Rung.Key key, Instant at) {
        return List.of(new Event.RungPutBack(at, key, "it is up: " + open.health().detail()));
    }

    /// Before anything of it ran, evidence that came in late may speak for something else.
    private static boolean isOvertaken(
            Incident.Open open, Grip grip, Instant at, Circumstances around) {
        return !grip.begun() && Belief.overtaking(open, grip.rung().key(), at, around) != null;
    }

    private static List<Event> overtaken(
            Incident.Open open, Rung.Key key, Instant at, Circumstances around) {
        var other = Belief.overtaking(open, key, at, around);
        if (other == null) return List.of();
        return List.of(
                new Event.RungPutBack(
                        at,
                        key,
                        "what came in late speaks for another scenario, which goes first: %s, since %s"
                                .formatted(other.title(), other.reasons().getFirst())));
    }

    /// An "up" that the runbook's own checks have disproved is not believed again.
    private static boolean isBelieved(Incident.Open open, Stage.Climbing stage) {
        return stage.disproved() == null || open.health().since().isAfter(stage.disproved());
    }

    private static boolean isUp(Incident.Open open, Instant at) {
        return open.health().isUpSteadily(at, open.patience().steady());
    }

    private static List<Event> up(Incident.Open open, Instant at) {
        return List.of(new Event.VerifyingBegan(at, "it is up: " + open.health().detail()));
    }

    private static List<Event> belief(Incident.Open open, Instant at, Circumstances around) {
        var ranked = Belief.ranked(open, at, around);
        if (Belief.isSame(ranked, open.trail().candidates())) return List.of();
        if (!ranked.isEmpty() && ranked.getFirst().strong())
            return List.of(
                    new Event.ScenarioChosen(
                            at, ranked.getFirst(), ranked.subList(1, ranked.size())));
        return List.of(
                new Event.NoScenarioFits(
                        at,
                        ranked,
                        "no sign was seen that tells one scenario from the others"
                                + Belief.tooOld(ranked)));
    }

    private static List<Event> climb(Incident.Open open, Instant at, Circumstances around) {
        var ahead = Ladder.ahead(open);
        if (open.trail().isStale() && !goesOn(open, ahead))
            return List.of(
                    new Event.SecondLookBegan(
                            at,
                            "what was done did not help, but may have brought something to light"));
        for (var key : ahead) {
            switch (Rungs.of(open, key)) {
                case Rungs.Made.LeftOut(var title, var because, var errand) -> {
                    var which = Choosing.about(open, key, title, at);
                    if (which != null) {
                        var until = Barrier.recoveriesBlockUntil(open, key.procedure(), at, around);
                        if (until != null)
                            return Barrier.heldBack(at, until, Barrier.tooMany(open));
                        return List.of(new Event.Asked(at, which));
                    }
                    var events = new ArrayList<Event>();
                    events.add(new Event.RungSkipped(at, key, title, because));
                    if (!errand.isEmpty() && !open.desk().hasErrand(key.unit()))
                        events.add(
                                new Event.ErrandLeft(
                                        at, new Errand(key.unit(), errand, because, null)));
                    return events;
                }
                case Rungs.Made.Ready(var rung, var because) -> {
                    var until = Barrier.recoveriesBlockUntil(open, key.procedure(), at, around);
                    if (until != null) return Barrier.heldBack(at, until, Barrier.tooMany(open));
                    return List.of(new Event.RungTaken(at, rung, because));
                }
            }
        }
        return WithoutRepair.handOver(open, at, around);
    }

    /// The next rung belongs to a procedure that was begun: its author knows what comes next.
    private static boolean goesOn(Incident.Open open, List<Rung.Key> ahead) {
        return !ahead.isEmpty() && open.trail().hasBegun(ahead.getFirst().procedure());
    }

    static Instant lookAgain(Instant at) {
        return at.plus(LOOK_AGAIN);
    }
}
