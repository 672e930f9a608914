package dev.relight.rehearse;

import dev.relight.engine.Hands;
import dev.relight.engine.Mind;
import dev.relight.incident.Decide;
import dev.relight.journal.Journal;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What stands between the engine and the simulated world: nothing, or something that is wrong on
/// purpose, so that a test can see that an invariant notices it.
///
/// @param redacting around the redactor of the hands
/// @param cleansing around the one through which goes what senders and people write
record Wiring(
        Mind mind,
        UnaryOperator<Journal> journal,
        BiFunction<Hands, Time, Hands> hands,
        BiFunction<Executor, Time, Executor> turns,
        UnaryOperator<UnaryOperator<String>> redacting,
        UnaryOperator<UnaryOperator<String>> cleansing) {
    static Wiring plain() {
        return new Wiring(
                Decide::decide,
                journal -> journal,
                (hands, _) -> hands,
                (turns, _) -> turns,
                redacting -> redacting,
                cleansing -> cleansing);
    }

    Wiring withMind(Mind mind) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }

    Wiring withJournal(UnaryOperator<Journal> journal) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }

    Wiring withHands(BiFunction<Hands, Time, Hands> hands) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }

    Wiring withTurns(BiFunction<Executor, Time, Executor> turns) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }

    Wiring withRedacting(UnaryOperator<UnaryOperator<String>> redacting) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }

    Wiring withCleansing(UnaryOperator<UnaryOperator<String>> cleansing) {
        return new Wiring(mind, journal, hands, turns, redacting, cleansing);
    }
}
