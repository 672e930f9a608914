package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Hands;
import dev.relight.engine.Mind;
import dev.relight.journal.Journal;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Takes one guard away and sees that the invariant it guards is found broken, soon.
///
/// An invariant that never fails proves nothing: this is the proof that each can.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutationTest {
    /// So many nights are flown in vain before a mutation counts as overlooked.
    private static final int NIGHTS_MAX = 150;

    /// @param invariant the one that must be found broken
    /// @param first seed to begin with; the nights before it were seen to show nothing
    record Mutation(String invariant, String name, Wiring wiring, int first) {
        Mutation(String invariant, String name, Wiring wiring) {
            this(invariant, name, wiring, 0);
        }

        Mutation from(int seed) {
            return new Mutation(invariant, name, wiring, seed);
        }

        @Override
        public String toString() {
            return invariant + " " + name;
        }
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                mind("I1", "asks nobody", Mutations.asksNobody()),
                mind("I1", "content with one yes", Mutations.contentWithOneYes()),
                mind("I1", "forges yeses", Mutations.forgesYeses()),
                journal("I2", "acts before it is written", Sabotage::writesLater),
                mind("I3", "takes silence for success", Mutations.takesSilenceForSuccess()),
                mind("I3", "runs again unasked", Mutations.runsAgainUnasked()).from(9),
                mind("I4", "fires timers twice", Mutations.firesTimersTwice()),
                mind("I4", "forgets timers", Mutations.forgetsTimers()),
                mind("I4", "believes for ever", Mutations.believesForEver()).from(28),
                mind("I4", "calls the rest at once", Mutations.callsTheRestAtOnce()).from(28),
                mind("I5", "ignores the limit", Mutations.ignoresTheLimit()),
                mind("I6", "runs what is unbound", Mutations.runsWhatIsUnbound()).from(60),
                mind("I6", "takes any choice", Mutations.takesAnyChoice()),
                hands("I6", "drops values", (hands, _) -> Sabotage.dropsValues(hands)),
                mind("I7", "leaves gaps open", Mutations.leavesGapsOpen()),
                mind("I8", "soaks no time", Mutations.soaksNoTime()),
                mind("I8", "overlooks failed checks", Mutations.overlooksFailedChecks()),
                journal("I9", "loses events", Sabotage::loses),
                hands("I10", "one command at a time", (hands, _) -> Sabotage.oneAtATime(hands)),
                turns("I10", "turns wait in a queue", Sabotage::queues),
                redacting("I11", "redacts nothing", _ -> text -> text),
                cleansing("I11", "takes labels and notes as they are", _ -> text -> text),
                mind("I13", "acts on hold", Mutations.actsOnHold()),
                mind("I13", "acts in a window", Mutations.actsInWindows()),
                mind("I12", "acts beside another", Mutations.actsBesideAnother()).from(16));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void is_caught(Mutation mutation) {
        assertThat(nightsUntilCaught(mutation)).isLessThan(NIGHTS_MAX);
    }

    static int nightsUntilCaught(Mutation mutation) {
        for (int night = 0; night < NIGHTS_MAX; night++) {
            try {
                Night.fly(mutation.first() + night, mutation.wiring(), _ -> {});
            } catch (AssertionError broken) {
                if (broken.getCause() instanceof Invariant.Violation violation
                        && String.valueOf(violation.getMessage())
                                .startsWith(mutation.invariant() + ":")) return night + 1;
            }
        }
        return NIGHTS_MAX;
    }

    private static Mutation mind(String invariant, String name, Mind mind) {
        return new Mutation(invariant, name, Wiring.plain().withMind(mind));
    }

    private static Mutation journal(String invariant, String name, UnaryOperator<Journal> journal) {
        return new Mutation(invariant, name, Wiring.plain().withJournal(journal));
    }

    private static Mutation hands(
            String invariant, String name, BiFunction<Hands, Time, Hands> hands) {
        return new Mutation(invariant, name, Wiring.plain().withHands(hands));
    }

    private static Mutation turns(
            String invariant, String name, BiFunction<Executor, Time, Executor> turns) {
        return new Mutation(invariant, name, Wiring.plain().withTurns(turns));
    }

    private static Mutation cleansing(
            String invariant, String name, UnaryOperator<UnaryOperator<String>> cleansing) {
        return new Mutation(invariant, name, Wiring.plain().withCleansing(cleansing));
    }

    private static Mutation redacting(
            String invariant, String name, UnaryOperator<UnaryOperator<String>> redacting) {
        return new Mutation(invariant, name, Wiring.plain().withRedacting(redacting));
    }
}
