package dev.relight.finding;

/// A value in a predicate: a number, or a text in quotes (`true` and `false` may stand bare).
///
/// @param text of a text without its quotes
public record Literal(String text, boolean isNumber) {
    public static Literal number(long value) {
        return new Literal(Long.toString(value), true);
    }

    public static Literal text(String value) {
        return new Literal(value, false);
    }

    String printed() {
        if (isNumber || text.equals("true") || text.equals("false")) return text;
        return quoted(text);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
