package dev.relight.danger;

/// What comes in on a command's standard input.
sealed interface Feed {
    /// A terminal, or nothing at all.
    record Nothing() implements Feed {}

    /// A text that stands in the line: a here-document, `echo ... |`.
    record Text(String text) implements Feed {}

    /// A file by name: `< backup.sql`, `cat backup.sql |`.
    record File(String name) implements Feed {}

    /// The output of a command we cannot foresee.
    ///
    /// @param source the command's text, whose words may argue for a kind
    record Piped(String source) implements Feed {}
}
