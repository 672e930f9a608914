package dev.relight.drill;

import dev.relight.danger.Danger;
import dev.relight.problem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one drill showed.
///
/// @param at when the fault was made
/// @param detected after the fault was made; null if nobody noticed
/// @param restored after the fault was made; null if the service did not come back
/// @param resolved after the fault was made, soak included; null if it was not
/// @param scenario that was chosen; empty if none
/// @param actions tried, in order
/// @param worst danger of what was run; null if nothing was
/// @param answers of the scripted people
/// @param because where it ended otherwise than restored: why, in Relight's words
/// @param findings about the runbook, by line
/// @param ran lines of the runbook that ran
/// @param undone whether the fault was undone and the service found steady again afterwards
public record Score(
        Fault fault,
        Instant at,
        Ending ending,
        @Nullable Duration detected,
        @Nullable Duration restored,
        @Nullable Duration resolved,
        String scenario,
        boolean rightScenario,
        List<Action> actions,
        boolean rightAction,
        @Nullable Danger worst,
        boolean leastDanger,
        List<String> answers,
        String because,
        List<Finding> findings,
        Set<Integer> ran,
        boolean undone) {
    public Score {
        actions = List.copyOf(actions);
        answers = List.copyOf(answers);
        findings = List.copyOf(findings);
        ran = Set.copyOf(ran);
    }

    /// How it ended.
    public enum Ending {
        /// Relight restored it alone.
        BY_RELIGHT("restored"),
        /// Relight restored it, with the yeses that policy demands.
        APPROVED("restored, approved"),
        /// A person mended something when Relight asked for it.
        BY_HAND("restored by hand"),
        /// The runbook was used up, and a person was given everything.
        HANDED_OVER("handed over"),
        /// No incident was opened.
        NOT_DETECTED("not detected"),
        /// It did not come to an end in time.
        TOO_LONG("not over in time"),
        /// Nothing more was allowed for longer than the drill lasts.
        HELD_BACK("held back"),
        /// The fault could not be made here.
        SKIPPED("skipped"),
        /// The fault had no effect that could be seen, or the service was not well before.
        NOT_MADE("not made");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /// Relight has stopped, and a person has everything.
        boolean isWithPeople() {
            return this == HANDED_OVER || this == HELD_BACK;
        }

        public boolean isRestored() {
            return this == BY_RELIGHT || this == APPROVED || this == BY_HAND;
        }
    }

    /// One rung that was taken.
    ///
    /// @param line of its first command
    /// @param helped the service came up by it
    public record Action(
            int line, String title, List<String> commands, Danger danger, boolean helped) {
        public Action {
            commands = List.copyOf(commands);
        }
    }

    /// Something about the runbook that the drill brought to light.
    ///
    /// @param code of lint where reading the text has shown it; empty where the flight has
    /// @param severity that lint gives it; what a flight has shown weighs as much as an error
    /// @param what in one sentence
    public record Finding(int line, String command, String code, Severity severity, String what) {
        /// What a flight has shown.
        public static Finding flown(int line, String command, String what) {
            return new Finding(line, command, "", Severity.ERROR, what);
        }
    }

    /// What was to be shown: restored, or left to a person where the runbook has no way back.
    public boolean isAsExpected() {
        if (!undone) return false;
        if (ending == Ending.SKIPPED) return true;
        var wayBack = !fault.wanted().action().equals(Fault.Wanted.NONE);
        return ending.isRestored() || !wayBack && ending.isWithPeople();
    }

    /// Why it was not restored: what Relight says, and what the author of the fault knew before.
    public String whyNot() {
        var why = fault.wanted().why();
        if (ending.isRestored() || why.isEmpty()) return because;
        return because.isEmpty() ? why : because + " (" + why + ")";
    }

    static Score notFlown(Fault fault, Instant at, Ending ending, String because, boolean undone) {
        return new Score(
                fault, at, ending, null, null, null, "", false, List.of(), false, null, false,
                List.of(), because, List.of(), Set.of(), undone);
    }

    Score undone(boolean well) {
        return new Score(
                fault,
                at,
                ending,
                detected,
                restored,
                resolved,
                scenario,
                rightScenario,
                actions,
                rightAction,
                worst,
                leastDanger,
                answers,
                because,
                findings,
                ran,
                well);
    }
}
