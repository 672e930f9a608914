package dev.relight.rehearse;

import dev.relight.engine.Hands;
import dev.relight.journal.Journal;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What stands between the engine and the simulated world: nothing, or something that is wrong on
/// purpose, so that a test can see that an invariant notices it.
record Wiring(
        UnaryOperator<Journal> journal,
        BiFunction<Hands, Time, Hands> hands,
        UnaryOperator<Executor> turns,
        UnaryOperator<UnaryOperator<String>> redacting) {
    static Wiring plain() {
        return new Wiring(
                journal -> journal, (hands, _) -> hands, turns -> turns, redacting -> redacting);
    }
}
