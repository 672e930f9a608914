package dev.relight.runbook;

import java.util.List;

/// A block of code of the page, and what it was taken for.
///
/// @param line of the fence, or the first line of an indented block
/// @param bodyLine line of the first line of `text`
/// @param language first word behind the fence, lower case; empty if none
/// @param comments comment lines of a block of shell, with what each was taken for
public record CodeBlock(
        int line,
        int endLine,
        int bodyLine,
        String language,
        Kind kind,
        String text,
        List<Comment> comments) {
    public CodeBlock {
        comments = List.copyOf(comments);
    }

    /// What a block is.
    public enum Kind {
        /// Commands, with or without their output.
        SHELL,
        /// Printed by a program.
        OUTPUT,
        /// Settings for a file.
        CONFIG,
        /// Another language.
        CODE,
        /// A message to be filled in.
        TEMPLATE,
        /// Commands that the author says must not be run.
        FORBIDDEN,
        /// Its fence is not closed: nothing in it is taken for a command.
        BROKEN
    }

    /// One comment line within a block.
    ///
    /// @param role `step`, `condition`, `condition+step`, `expected`, `look-for`, `alternative`,
    ///   `platform`, `hazard`, `task`, `detail`, `commented-out`, `reference`
    public record Comment(int line, String text, String role) {}
}
