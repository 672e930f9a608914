package dev.relight.danger;

import java.util.Locale;

/// How a command is run when nobody sits at the terminal, where that differs from what stands
/// there.
///
/// @param text for SHELL and REPAIRED the command to run; for HUMAN the task in words; for WAIT the
///   wait; for JOINED the line (1-based, of the file) in whose shell it runs
public record Unattended(Kind kind, String text) {
    /// See DESIGN section 8.
    public enum Kind {
        /// A rewritten command, same meaning.
        SHELL,
        /// A person's task: an editor, a console.
        HUMAN,
        /// A wait, and nothing else.
        WAIT,
        /// Runs in the shell of another line.
        JOINED,
        /// A line that cannot work as written, mended; runs only if it observes.
        REPAIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
