package dev.relight.danger;

/// Puts text into the shell's quotes.
final class Quotes {
    private Quotes() {}

    /// Within `'...'`, whatever stands in it.
    static String single(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /// The quotes that need no escapes, `"` where it must.
    static String readable(String text) {
        boolean doubleWorks = text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
        return text.indexOf('\'') >= 0 && doubleWorks ? '"' + text + '"' : single(text);
    }
}
