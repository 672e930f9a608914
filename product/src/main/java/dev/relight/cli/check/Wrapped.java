package dev.relight.cli.check;

import java.util.ArrayList;
import java.util.List;

/// Text broken into lines of a terminal.
final class Wrapped {
    private Wrapped() {}

    /// Lines of at most `width` characters, broken at blanks where there are any.
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        int room = Math.max(width, 20);
        for (var paragraph : text.split("\n")) paragraph(paragraph, room, lines);
        return lines;
    }

    private static void paragraph(String text, int room, List<String> lines) {
        var rest = text.stripTrailing();
        while (rest.length() > room) {
            int cut = rest.lastIndexOf(' ', room);
            if (cut < room / 3) cut = room;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
    }

    /// Cut to a width, with a sign that something is missing.
    static String cut(String text, int width) {
        int room = Math.max(width, 10);
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    /// Without characters that would move the cursor or change colours.
    static String safe(String text) {
        boolean clean = true;
        for (int i = 0; i < text.length() && clean; i++) clean = !isControl(text.charAt(i));
        if (clean) return text;
        var safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') safe.append("    ");
            else safe.append(isControl(c) ? '·' : c);
        }
        return safe.toString();
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || isDirection(c);
    }

    /// Marks that turn the direction of text, and so can hide what a command is.
    private static boolean isDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
