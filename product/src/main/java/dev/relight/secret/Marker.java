package dev.relight.secret;

/// What stands where a secret stood: `[redacted:kind]`.
final class Marker {
    private static final String BEGIN = "[redacted:";

    private Marker() {}

    static String of(String kind) {
        return BEGIN + kind + "]";
    }

    /// The end of the marker that begins at `at`, or `at` when there is none.
    static int end(String text, int at) {
        if (!text.startsWith(BEGIN, at)) return at;
        int end = at + BEGIN.length();
        while (end < text.length() && isOfKind(text.charAt(end))) end++;
        return end < text.length() && text.charAt(end) == ']' ? end + 1 : at;
    }

    private static boolean isOfKind(char c) {
        return (c >= 'a' && c <= 'z') || c == '-';
    }
}
