package dev.relight.incident;

import dev.relight.danger.Danger;
import java.time.Duration;
import java.util.List;

/// One piece of a rung, done in its turn.
public sealed interface Part {
    /// Line of the runbook it begins on.
    int line();

    /// Commands in one shell.
    ///
    /// @param lines of the runbook, one for each line of the form
    /// @param closes the line of the command whose gap it closes (`up` after `down`); 0 if none
    /// @param rescue done only if the part before it, which should have closed the gap, failed
    record Commands(List<Integer> lines, Form form, Danger danger, int closes, boolean rescue)
            implements Part {
        public Commands {
            lines = List.copyOf(lines);
        }

        /// One that is done in its turn.
        public Commands(List<Integer> lines, Form form, Danger danger, int closes) {
            this(lines, form, danger, closes, false);
        }

        @Override
        public int line() {
            return lines.getFirst();
        }
    }

    /// A pause that the author asks for.
    record Pause(int line, Duration length) implements Part {}

    /// Something only a person can do.
    record ByHand(int line, String text) implements Part {}
}
