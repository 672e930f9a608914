package dev.relight.incident;

import dev.relight.danger.Danger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// On a rung: part by part, then wait whether it helped.
final class OnRung {
    /// A part whose outcome got lost twice is not started a third time.
    private static final int LOST_MAX = 2;

    private OnRung() {}

    static List<Event> ready(Incident.Open open, Footing.Ready ready, Instant at) {
        var grip = ready.grip();
        if (grip.isDone()) return List.of(done(open, grip, at));
        if (open.isHeld()) return List.of();
        if (!grip.approved() && Approvals.needed(open, grip) > 0)
            return FileCheck.awaited(open).isPresent()
                    ? List.of()
                    : List.of(new Event.Asked(at, Approvals.forRung(open, grip, at)));
        return switch (grip.part()) {
            case Part.Commands commands -> commands(open, ready, commands, at);
            case Part.Pause(int line, var length) ->
                    List.of(
                            new Event.PauseBegan(
                                    at, at.plus(length), "the runbook says so on line " + line));
            case Part.ByHand byHand ->
                    List.of(new Event.Asked(at, Approvals.byHand(open, grip, byHand, at)));
        };
    }

    /// Whatever a yes or a value rests on is looked at once more, right before.
    private static List<Event> commands(
            Incident.Open open, Footing.Ready ready, Part.Commands commands, Instant at) {
        var before = Fresh.before(open, ready, commands, at);
        if (before != null) return before;
        if (FileCheck.awaited(open).isPresent()) return List.of();
        return List.of(start(open, ready.grip(), commands, at));
    }

    private static Event done(Incident.Open open, Grip grip, Instant at) {
        var key = grip.rung().key();
        if (!grip.failures().isEmpty() && grip.rung().prepares())
            return new Event.RungFailed(at, key, String.join("; ", grip.failures()));
        if (grip.rung().prepares()) return new Event.RungDone(at, key, "it prepares the next step");
        var patience = open.patience();
        var wait =
                grip.failures().isEmpty()
                        ? patience.settle()
                        : patience.glance().multipliedBy(2).plus(patience.steady());
        return new Event.SettlingBegan(
                at,
                at.plus(wait.compareTo(patience.settle()) < 0 ? wait : patience.settle()),
                grip.failures().isEmpty() ? "all parts ran" : String.join("; ", grip.failures()));
    }

    private static Event start(Incident.Open open, Grip grip, Part.Commands commands, Instant at) {
        var run =
                new Run(
                        Fences.next(open, commands.line()),
                        Purpose.ACT,
                        commands.lines(),
                        commands.form(),
                        commands.danger(),
                        at,
                        false);
        return new Event.JobStarted(at, run, grip.rung().title());
    }

    static List<Event> doubting(Incident.Open open, Footing.Doubting doubting, Instant at) {
        var run = doubting.run();
        if (open.isHeld()) return List.of();
        boolean up = open.health().isUpSteadily(at, open.patience().steady());
        boolean asksAnyway =
                run.danger().compareTo(Danger.REVERSIBLE) > 0
                        || up && doubting.grip().owesClosing()
                        || open.health().state() == Health.State.UNKNOWN
                        || open.jobs().lost(run.line()) >= LOST_MAX;
        if (asksAnyway) return List.of(new Event.Asked(at, Approvals.doubt(open, doubting, at)));
        if (up)
            return List.of(
                    new Event.RungHelped(
                            at, doubting.grip().rung().key(), "up: " + open.health().detail()));
        if (!doubting.seenDown()) return List.of();
        var part = (Part.Commands) doubting.grip().part();
        return List.of(start(open, doubting.grip(), part, at));
    }

    static List<Event> settling(Incident.Open open, Footing.Settling settling, Instant at) {
        var key = settling.grip().rung().key();
        Duration steady = open.patience().steady();
        if (open.health().isUpSteadily(at, steady))
            return List.of(
                    new Event.RungHelped(
                            at,
                            key,
                            "up for %s: %s".formatted(Words.of(steady), open.health().detail())));
        if (at.isBefore(settling.until())) return List.of();
        return switch (open.health().state()) {
            case UP -> List.of();
            case DOWN ->
                    List.of(
                            new Event.RungFailed(
                                    at, key, failure(settling, open.health().detail())));
            case UNKNOWN ->
                    List.of(
                            new Event.RungDone(at, key, "nothing can tell whether it helped"),
                            new Event.VerifyingBegan(at, "the runbook's checks shall decide"));
        };
    }

    private static String failure(Footing.Settling settling, String detail) {
        var failures = settling.grip().failures();
        return failures.isEmpty()
                ? "still down: " + detail
                : String.join("; ", failures) + "; still down: " + detail;
    }
}
