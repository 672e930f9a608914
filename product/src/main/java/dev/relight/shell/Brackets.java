package dev.relight.shell;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells bracketed placeholders from the shell's, templates' and markup's own brackets.
///
/// Each method looks at one opening bracket and answers null where it is something else.
final class Brackets {
    /// A placeholder is a few words; a longer stretch between brackets is something else.
    private static final int CHARACTERS_MAX = 60;

    /// Programs print these; people search for them: `docker images | grep "<none>"`.
    private static final Set<String> PRINTED =
            Set.of("none", "unknown", "nil", "null", "pending", "invalid", "empty", "unset", "br");

    /// Begin an action of a Go template.
    private static final Set<String> GO_WORDS =
            Set.of(
                    "range",
                    "if",
                    "else",
                    "end",
                    "with",
                    "json",
                    "len",
                    "index",
                    "printf",
                    "println",
                    "print",
                    "upper",
                    "lower",
                    "title",
                    "join",
                    "split",
                    "truncate",
                    "pad",
                    "template",
                    "define",
                    "block",
                    "not",
                    "and",
                    "or",
                    "eq",
                    "ne",
                    "lt",
                    "gt",
                    "le",
                    "ge",
                    "slice",
                    "html",
                    "js",
                    "urlquery",
                    "call",
                    "toJson");

    private Brackets() {}

    /// @param closes whether `</` stands anywhere in the text
    static @Nullable Placeholder angle(String text, int at, boolean closes) {
        if (at > 0 && (text.charAt(at - 1) == '<' || text.charAt(at - 1) == '?')) return null;
        int end = close(text, at + 1, '>', "<>&;$\"'`\n");
        if (end < 0) return null;
        var name = text.substring(at + 1, end);
        if (!isAngleName(name) || isMarkup(text, name, at, closes)) return null;
        return new Placeholder(text.substring(at, end + 1), name, at, end + 1);
    }

    private static boolean isAngleName(String name) {
        if (name.isBlank() || !name.equals(name.strip())) return false;
        if (name.equals("...") || name.equals("\u2026")) return true;
        if (PRINTED.contains(name) || name.startsWith("(") || name.startsWith("=")) return false;
        if (name.startsWith("!") || name.startsWith("-") || name.startsWith(",")) return false;
        if (name.contains("@") && name.indexOf('.') > name.indexOf('@')) return false;
        return name.chars().anyMatch(Character::isLetter);
    }

    /// `<b>...</b>` or `</b>` with its opening before it.
    private static boolean isMarkup(String text, String name, int at, boolean closes) {
        if (name.startsWith("/")) return text.lastIndexOf("<" + name.substring(1), at) >= 0;
        if (name.endsWith("/")) return true;
        // Most texts close nothing; the search for it must not begin anew at every placeholder.
        if (!closes) return false;
        int space = name.indexOf(' ');
        return text.indexOf("</" + (space < 0 ? name : name.substring(0, space)) + ">", at) >= 0;
    }

    static @Nullable Placeholder doubleBrace(String text, int at) {
        int end = close(text, at + 2, '}', "{}\n");
        if (end < 0 || !text.startsWith("}}", end)) return null;
        var name = text.substring(at + 2, end).strip();
        if (!isDoubleBraceName(name)) return null;
        return new Placeholder(text.substring(at, end + 2), name, at, end + 2);
    }

    /// Jinja, Mustache, Ansible: a name, perhaps with filters; a dot in front, or a Go word, is for
    /// the program to fill in.
    private static boolean isDoubleBraceName(String name) {
        if (name.isEmpty() || name.contains(" .") || name.contains(":=")) return false;
        int start = name.charAt(0) == '$' ? 1 : 0;
        int end = start;
        while (end < name.length() && ExampleWords.isPart(name.charAt(end))) end++;
        if (end == start || !Character.isLetter(name.charAt(start))) return false;
        if (start == 1 && end < name.length()) return false;
        return !GO_WORDS.contains(name.substring(start, end));
    }

    /// `{name}` outside quotes; inside them it belongs to another language.
    static @Nullable Placeholder brace(String text, int at, boolean quoted) {
        if (quoted || at > 0 && "$%@{\\#".indexOf(text.charAt(at - 1)) >= 0) return null;
        int end = at + 1;
        while (end < text.length() && ExampleWords.isPart(text.charAt(end))) end++;
        if (end >= text.length() || text.charAt(end) != '}' || end - at < 3) return null;
        if (end + 1 < text.length() && "<>".indexOf(text.charAt(end + 1)) >= 0) return null;
        if (!Character.isLetter(text.charAt(at + 1))) return null;
        var name = text.substring(at + 1, end);
        return new Placeholder(text.substring(at, end + 1), name, at, end + 1);
    }

    static @Nullable Placeholder square(String text, int at, boolean quoted) {
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        if (ExampleWords.isPart(before) || "]\\$)}*?!^".indexOf(before) >= 0) return null;
        int end = close(text, at + 1, ']', "[]<>&;$\"'`|*?\\\n");
        if (end < 0) return null;
        var name = text.substring(at + 1, end);
        boolean whole =
                before == ' ' && (end + 1 == text.length() || isBlank(text.charAt(end + 1)));
        if (!isSquareName(name, quoted, whole)) return null;
        return new Placeholder(text.substring(at, end + 1), name, at, end + 1);
    }

    /// Words, not a set of characters: `[Contact Info]`, `[SA-NAME]`, `[database-name]`.
    private static boolean isSquareName(String name, boolean quoted, boolean whole) {
        int words = 0;
        boolean capitals = true;
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : ' ';
            if (c == '-' || c == '_' || c == ' ') {
                if (i - start < 2) return false;
                words++;
                start = i + 1;
            } else if (!Character.isLetterOrDigit(c)) return false;
            capitals &= !Character.isLowerCase(c) || i > start;
        }
        if (words == 0 || !Character.isLetter(name.charAt(0))) return false;
        if (words > 1) return !quoted || capitals;
        boolean upper = name.equals(name.toUpperCase(java.util.Locale.ROOT));
        return !quoted && name.length() >= 4 && (upper || whole);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /// Where the bracket closes, or -1 at the end, past the bound, or at one of the characters that
    /// cannot stand within.
    private static int close(String text, int from, char close, String never) {
        int end = Math.min(text.length(), from + CHARACTERS_MAX + 1);
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == close) return i;
            if (never.indexOf(c) >= 0) return -1;
        }
        return -1;
    }
}
