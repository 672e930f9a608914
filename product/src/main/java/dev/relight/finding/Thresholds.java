package dev.relight.finding;

import java.util.HashMap;
import java.util.Map;

/// Named limits, and the expressions that several rows share; filled into `{name}`.
final class Thresholds {
    private static final Map<String, String> BY_NAME = read();

    private Thresholds() {}

    /// The text with every `{name}` filled in.
    static String fill(String text) {
        if (text.indexOf('{') < 0) return text;
        var filled = text;
        for (var entry : BY_NAME.entrySet())
            filled = filled.replace("{" + entry.getKey() + "}", entry.getValue());
        return filled;
    }

    private static Map<String, String> read() {
        var read = new HashMap<String, String>();
        for (var row : Rows.of("thresholds")) read.put(row.text("name"), row.text("value"));
        return read;
    }
}
