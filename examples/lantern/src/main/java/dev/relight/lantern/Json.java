package dev.relight.lantern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Just enough JSON: writes objects, reads flat ones whose values are strings.
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /// Values may be maps, strings, numbers and booleans.
    static String write(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> quote(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// A flat object of strings, or empty when `text` is anything else.
    static Optional<Map<String, String>> read(String text) {
        return new Json(text).object();
    }

    private static String value(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> quote(String.valueOf(e.getKey())) + ":" + value(e.getValue()))
                            .collect(Collectors.joining(",", "{", "}"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quote(value.toString());
        };
    }

    private static String quote(String plain) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
                    else quoted.append(c);
                }
            }
        }
        return quoted.append('"').toString();
    }

    private Optional<Map<String, String>> object() {
        var fields = new LinkedHashMap<String, String>();
        if (!take('{')) return Optional.empty();
        if (take('}')) return atEnd() ? Optional.of(fields) : Optional.empty();
        do {
            var key = string();
            if (key.isEmpty() || !take(':')) return Optional.empty();
            var value = string();
            if (value.isEmpty()) return Optional.empty();
            fields.put(key.get(), value.get());
        } while (take(','));
        return take('}') && atEnd() ? Optional.of(fields) : Optional.empty();
    }

    private Optional<String> string() {
        if (!take('"')) return Optional.empty();
        var read = new StringBuilder();
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '"') return Optional.of(read.toString());
            if (c != '\\') {
                read.append(c);
                continue;
            }
            if (at == text.length()) return Optional.empty();
            var escaped = text.charAt(at++);
            switch (escaped) {
                case '"', '\\', '/' -> read.append(escaped);
                case 'n' -> read.append('\n');
                case 't' -> read.append('\t');
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }
}
