package dev.relight.danger;

import org.jspecify.annotations.Nullable;

/// Characters that make a command other than it looks: invisible ones, those that turn the
/// direction of text, blanks that part no words, the quotes and dashes of a word processor, and
/// letters of another alphabet between Latin ones.
///
/// What a person approves is what is seen; so such a command is never run unattended.
public final class Disguise {
    private static final String QUOTES =
            "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    /// Cyrillic and Greek letters that look like Latin ones.
    private static final String TWINS =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u04bb\u0501\u051b\u051d"
                    + "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
                    + "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

    private Disguise() {}

    /// @param at UTF-16 offset in the command
    /// @param name what kind of character it is
    /// @param plain what the shell needs in its place; empty for nothing
    public record Found(int at, String name, String plain) {}

    /// The first such character; null when the command is what it looks like.
    public static @Nullable Found in(String command) {
        boolean told = tells(command);
        char quote = 0;
        for (int at = 0; at < command.length(); at++) {
            boolean escaped = command.charAt(at) == '\\' && quote != '\'';
            if (escaped && ++at == command.length()) break;
            char c = command.charAt(at);
            if (!escaped && quote == 0 && (c == '\'' || c == '"')) quote = c;
            else if (!escaped && c == quote) quote = 0;
            if (c >= ' ' && c < 0x7f || c == '\n' || c == '\t') continue;
            var found = at(command, at, escaped || quote != 0, told);
            if (found != null) return found;
        }
        return null;
    }

    /// What `echo` and its like print may be typeset as one likes.
    private static boolean tells(String command) {
        var bare = command.stripLeading();
        return bare.startsWith("echo ")
                || bare.startsWith("printf ")
                || bare.startsWith("git commit");
    }

    private static @Nullable Found at(String text, int at, boolean quoted, boolean told) {
        char c = text.charAt(at);
        if (isDirection(c))
            return new Found(at, "A character that turns the direction of text", "");
        if (isInvisible(text, at)) return new Found(at, "An invisible character", "");
        if (c < ' ' || c >= 0x7f && c < 0xa0) return new Found(at, "A control character", "");
        if (isTwin(text, at))
            return new Found(at, "A letter of another alphabet", "its Latin twin");
        if (quoted) return null;
        if (isBlank(c)) return new Found(at, "A blank that does not separate", " ");
        if (told) return null;
        if (QUOTES.indexOf(c) >= 0)
            return new Found(
                    at,
                    "A typographic quote",
                    c < '\u201c' && c != '\u00ab' && c != '\u00bb' ? "'" : "\"");
        if (DASHES.indexOf(c) >= 0 && beginsWord(text, at))
            return new Found(
                    at, c == '\u2014' ? "An em dash" : "An en dash", c == '\u2014' ? "--" : "-");
        return null;
    }

    private static boolean isDirection(char c) {
        return c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c';
    }

    /// A joiner between two emoji or letters of its own script is part of them.
    private static boolean isInvisible(String text, int at) {
        char c = text.charAt(at);
        if (c == '\u200c' || c == '\u200d') return at == 0 || text.charAt(at - 1) < '\u0300';
        boolean tag = c == '\udb40' && at + 1 < text.length() && text.charAt(at + 1) < '\udd00';
        return tag
                || c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff'
                || c == '\u00ad'
                || c == '\u180e'
                || c == '\u2028'
                || c == '\u2029';
    }

    private static boolean isBlank(char c) {
        return c == '\u00a0' || c == '\u202f' || c == '\u3000' || c >= '\u2000' && c <= '\u200a';
    }

    /// Beside a Latin letter; a word of another language by itself is what it looks like.
    private static boolean isTwin(String text, int at) {
        char c = text.charAt(at);
        if (c >= '\uff01' && c <= '\uff5e') return true;
        if (TWINS.indexOf(c) < 0) return false;
        return at > 0 && isLatin(text.charAt(at - 1))
                || at + 1 < text.length() && isLatin(text.charAt(at + 1));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean beginsWord(String text, int at) {
        boolean first = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        return first && at + 1 < text.length() && isLatin(text.charAt(at + 1));
    }

    /// Tells the scales; the point is named, since nobody can see it.
    static void weigh(String command, Scales to) {
        var found = in(command);
        if (found == null) return;
        var point = "U+%04X".formatted((int) command.charAt(found.at()));
        to.add(
                Danger.UNKNOWN,
                found.name().toLowerCase(java.util.Locale.ROOT)
                        + " ("
                        + point
                        + ") makes it another command than it looks",
                "");
    }
}
