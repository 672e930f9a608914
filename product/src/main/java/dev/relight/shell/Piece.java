package dev.relight.shell;

import java.util.List;

/// A part of a word, as the shell tells it from its neighbours.
///
/// The pieces of a word, put together by [#text()], are the word as it stands; nothing is lost.
public sealed interface Piece {
    /// As it stands, quotes and dollar included.
    String text();

    /// What the shell makes of it where that is certain; else as it stands: `$X`, `*.log`.
    default String value() {
        return text();
    }

    /// Whether [#value()] is what the program gets, whatever the environment and the files.
    default boolean constant() {
        return false;
    }

    /// The pieces within: of a double-quoted text, of the word in `${X:-word}`.
    default List<Piece> pieces() {
        return List.of();
    }

    /// Characters that stand for themselves; a backslash may have been taken off for the value.
    record Literal(String text, String value) implements Piece {
        @Override
        public boolean constant() {
            return true;
        }
    }

    /// `'...'` or `$'...'`: taken as it is.
    record SingleQuoted(String text, String value) implements Piece {
        @Override
        public boolean constant() {
            return true;
        }
    }

    /// `"..."`: expansions happen, splitting and globbing do not.
    record DoubleQuoted(String text, List<Piece> pieces) implements Piece {
        public DoubleQuoted {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String value() {
            return Word.valueOf(pieces);
        }

        @Override
        public boolean constant() {
            return pieces.stream().allMatch(Piece::constant);
        }
    }

    /// `$X`, `${X:-word}`, `$1`, `$?`.
    ///
    /// @param name the variable, without dollar and braces
    /// @param operator what follows the name inside braces (`:-`, `%%`, `/`), or empty
    /// @param pieces of the word behind the operator, and of a subscript
    record Expansion(String text, String name, String operator, List<Piece> pieces)
            implements Piece {
        public Expansion {
            pieces = List.copyOf(pieces);
        }
    }

    /// `$((...))`; the pieces are the expansions within.
    record Arithmetic(String text, List<Piece> pieces) implements Piece {
        public Arithmetic {
            pieces = List.copyOf(pieces);
        }
    }

    /// `$(...)` or backquotes: the body is run, its output stands here.
    ///
    /// Offsets in the body count as everywhere, except in backquotes with a backslash inside, where
    /// they count in the text without those.
    record Substitution(String text, Node body) implements Piece {}

    /// `<(...)` and `>(...)`: the body is run, a file name stands here.
    ///
    /// @param writes for `>(...)`
    record ProcessSubstitution(String text, Node body, boolean writes) implements Piece {}

    /// `*`, `?`, `[a-z]`, outside quotes.
    record Glob(String text) implements Piece {}

    /// `{a,b}` or `{1..10}`, outside quotes; the pieces are all between the braces.
    record Brace(String text, List<Piece> pieces) implements Piece {
        public Brace {
            pieces = List.copyOf(pieces);
        }
    }

    /// Something a person was meant to fill in; see [Placeholders].
    record FillIn(String text, Placeholder placeholder) implements Piece {}
}
