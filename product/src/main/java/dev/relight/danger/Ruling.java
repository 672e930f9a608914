package dev.relight.danger;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one row of a table says: how bad, and why.
///
/// Written in the tables as one line, the danger first: `observe lists containers`.
record Ruling(Danger danger, String why) {
    private static final Map<String, Danger> WORDS =
            Map.of(
                    "observe", Danger.OBSERVE,
                    "reversible", Danger.REVERSIBLE,
                    "disruptive", Danger.DISRUPTIVE,
                    "destructive", Danger.DESTRUCTIVE,
                    "unknown", Danger.UNKNOWN);

    Ruling {
        if (why.isBlank()) throw new IllegalArgumentException("a ruling without why; say why");
    }

    /// Null when the line does not begin with a danger or gives no reason.
    static @Nullable Ruling parse(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) return null;
        var danger = WORDS.get(line.substring(0, blank).toLowerCase(Locale.ROOT));
        var why = line.substring(blank + 1).strip();
        return danger == null || why.isEmpty() ? null : new Ruling(danger, why);
    }

    /// As [#parse(String)] reads it.
    String line() {
        return danger.word() + " " + why;
    }
}
