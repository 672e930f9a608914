package dev.relight.lexicon;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names under which runbooks state facts about themselves.
public final class MetadataKeys {
    private static final Map<String, Key> TABLE = load();

    private MetadataKeys() {}

    /// How a value is brought into one form.
    public enum Read {
        WORD,
        SLUG,
        TEXT,
        DURATION,
        DATE,
        VERSION,
        THRESHOLD,
        NAME,
        NONE
    }

    /// A key as it is kept, and how its values are read.
    public record Key(String name, Read read) {}

    /// Null for a key that no table knows.
    public static @Nullable Key of(String written) {
        return TABLE.get(String.join(" ", Fold.of(written).words()));
    }

    private static Map<String, Key> load() {
        var keys = new HashMap<String, Key>();
        for (var row : Tables.rows("metadata")) {
            var read = row.one(Read.values(), "read");
            for (var phrase : row.list("say"))
                keys.putIfAbsent(phrase, new Key(row.text("key"), read));
        }
        return keys;
    }
}
