package dev.relight.lexicon;

import java.util.HashMap;
import java.util.Map;

/// What the word behind a fence promises of the block.
public final class CodeTags {
    private static final Map<String, Promise> TABLE = load();

    private CodeTags() {}

    /// What may be expected in a block.
    public enum Promise {
        /// Commands.
        SHELL,
        /// Commands with prompts, and what they printed.
        CONSOLE,
        /// Nothing is promised; the text itself must tell.
        OPEN,
        /// Settings for a file.
        CONFIG,
        /// Another language.
        CODE,
        /// Text to be filled in or read.
        PROSE
    }

    /// An unknown tag names a language we do not know: code, never shell.
    public static Promise of(String tag) {
        return TABLE.getOrDefault(tag, Promise.CODE);
    }

    private static Map<String, Promise> load() {
        var tags = new HashMap<String, Promise>();
        for (var row : Tables.rows("languages")) {
            var promise = row.one(Promise.values(), "kind");
            for (var tag : row.list("say")) tags.put(tag, promise);
        }
        return tags;
    }
}
