package dev.relight.room.paper;

/// A place in the runbook where its present state is shown.
///
/// @param line of the runbook
public record Slot(Kind kind, int line) implements Piece {
    /// What stands there.
    public enum Kind {
        /// A command within a block of code.
        COMMAND,
        /// A command within a sentence; its text stands there already.
        INLINE,
        /// The box of a list of things to do.
        TASK,
        /// Behind the words of a heading.
        HEADING
    }
}
