package dev.relight.notify;

import java.nio.charset.StandardCharsets;

/// Makes texts fit.
final class Cut {
    private static final String MORE = "…";

    private Cut() {}

    /// At most `max` UTF-16 characters, no half of a surrogate pair, no half of an `&amp;`.
    static String to(int max, String text) {
        if (text.length() <= max) return text;
        int end = max - MORE.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        int entity = text.lastIndexOf('&', end - 1);
        if (entity >= 0 && end - entity < ENTITY_MAX && text.indexOf(';', entity) >= end)
            end = entity;
        return text.substring(0, end) + MORE;
    }

    /// `&amp;` and its like.
    private static final int ENTITY_MAX = 6;

    static String line(int max, String text) {
        return to(max, oneLine(text));
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
