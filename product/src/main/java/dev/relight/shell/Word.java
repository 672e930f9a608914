package dev.relight.shell;

import java.util.List;

/// One word of a command: a program name, an option, an argument, a file behind `>`.
///
/// @param text as it stands
/// @param start offset of its first character in the text that was read, UTF-16, 0-based
/// @param pieces never empty but for a word that is nothing at all (`FOO=`)
public record Word(String text, int start, List<Piece> pieces) {
    public Word {
        pieces = List.copyOf(pieces);
    }

    /// Offset behind its last character.
    public int end() {
        return start + text.length();
    }

    /// Quotes and backslashes taken off; what only the shell can know stays as it stands: `$X`.
    public String value() {
        return valueOf(pieces);
    }

    /// Whether the program gets exactly [#value()]: no variable, substitution, glob or placeholder.
    public boolean constant() {
        for (var piece : pieces) if (!piece.constant()) return false;
        return true;
    }

    static String valueOf(List<Piece> pieces) {
        if (pieces.size() == 1) return pieces.getFirst().value();
        var value = new StringBuilder();
        for (var piece : pieces) value.append(piece.value());
        return value.toString();
    }
}
