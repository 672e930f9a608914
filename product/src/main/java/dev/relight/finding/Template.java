package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// A predicate of a table, perhaps with blanks that the author's words fill.
final class Template {
    private final String written;
    private @Nullable Predicate fixed;

    Template(String written) {
        this.written = written;
    }

    String written() {
        return written;
    }

    /// Null for an empty cell.
    ///
    /// @param words of the author, for the blanks
    @Nullable Predicate predicate(String words) {
        if (written.isEmpty()) return null;
        var done = fixed;
        if (done != null) return done;
        var predicate = Predicate.of(Blanks.fill(written, words));
        if (!Blanks.has(written)) fixed = predicate;
        return predicate;
    }
}
