package dev.relight.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Lays a JSON answer flat: `json.dependencies.db = ok`; lists count from 0.
final class JsonReader {
    /// A health answer is small; of a big one the beginning is enough.
    private static final int LEAVES_MAX = 200;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build();

    private JsonReader() {}

    /// Adds `json` (`object`, `list`, `value` or `none`) and the leaves below it.
    static void read(String about, String text, Notes out) {
        var inner = new Notes();
        var form = form(text);
        if (!form.equals("none") && !flatten(about, text, inner)) form = "none";
        out.add("json", about, form, Reading.firstLine(text));
        if (!form.equals("none"))
            for (var fact : inner.facts().list()) out.add(fact.subject(), fact.value(), fact.raw());
    }

    private static String form(String text) {
        var start = text.strip();
        if (start.startsWith("{")) return "object";
        if (start.startsWith("[")) return "list";
        return "none";
    }

    private static boolean flatten(String about, String text, Notes out) {
        try (var json = JSON.createParser(text)) {
            int leaves = 0;
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (!token.isScalarValue() || leaves++ > LEAVES_MAX) continue;
                out.add(name(json), about, value(json, token), json.getText());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String value(JsonParser json, JsonToken token) {
        try {
            return token == JsonToken.VALUE_NULL ? "null" : json.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(JsonParser json) {
        var path = new StringBuilder();
        for (var at = json.getParsingContext(); at != null && !at.inRoot(); at = at.getParent()) {
            var step = at.inArray() ? Integer.toString(at.getCurrentIndex()) : at.getCurrentName();
            path.insert(0, "." + word(step == null ? "" : step));
        }
        return "json" + path;
    }

    /// A key as a word of a subject's name.
    static String word(String key) {
        var word = key.replaceAll("[^A-Za-z0-9_-]", "_");
        return word.isEmpty() ? "_" : word;
    }
}
