package dev.relight.lexicon;

import java.util.HashSet;
import java.util.Set;

/// Words at the start of a line that make it a command rather than a sentence.
public final class ProgramNames {
    private static final Set<String> SURE = new HashSet<>();
    private static final Set<String> PLAIN = new HashSet<>();

    static {
        for (var row : Tables.rows("programs"))
            (row.is("plain") ? PLAIN : SURE).addAll(row.list("say"));
        SURE.removeAll(PLAIN);
    }

    private ProgramNames() {}

    /// Nothing but a program bears this name.
    public static boolean isSure(String word) {
        return SURE.contains(word);
    }

    /// A program bears this name, and so does a word of everyday language.
    public static boolean isPlain(String word) {
        return PLAIN.contains(word);
    }
}
