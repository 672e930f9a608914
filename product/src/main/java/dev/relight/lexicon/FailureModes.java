package dev.relight.lexicon;

import org.jspecify.annotations.Nullable;

/// Names for the ways a service fails.
public final class FailureModes {
    private static final Phrases<Mode> TABLE = load();

    private FailureModes() {}

    private record Mode(String name, int order) {}

    /// The mode a text speaks of, such as `oom`; null when it names none.
    public static @Nullable String of(String text) {
        Mode best = null;
        for (var match : TABLE.in(Fold.of(text)))
            if (best == null || match.value().order < best.order) best = match.value();
        return best == null ? null : best.name;
    }

    private static Phrases<Mode> load() {
        var table = new Phrases<Mode>();
        int order = 0;
        for (var row : Tables.rows("modes")) {
            var mode = new Mode(row.text("mode"), order++);
            for (var phrase : row.list("say")) table.add(phrase, mode);
        }
        return table;
    }
}
