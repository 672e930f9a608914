package dev.relight.secret;

import java.util.Locale;
import java.util.Set;

/// What may stand where a secret is looked for, and is none.
final class Value {
    /// Said of a secret, in place of one. (`changeme` is a password in use more often than not.)
    private static final Set<String> ORDINARY =
            Set.of(
                    "true",
                    "false",
                    "yes",
                    "no",
                    "on",
                    "off",
                    "null",
                    "none",
                    "nil",
                    "undefined",
                    "n/a",
                    "empty",
                    "unset",
                    "set",
                    "not",
                    "is",
                    "was",
                    "has",
                    "for",
                    "and",
                    "or",
                    "the",
                    "a",
                    "an",
                    "in",
                    "with",
                    "must",
                    "should",
                    "cannot",
                    "enabled",
                    "disabled",
                    "required",
                    "optional",
                    "missing",
                    "present",
                    "provided",
                    "found",
                    "expired",
                    "expires",
                    "invalid",
                    "valid",
                    "ok",
                    "okay",
                    "failed",
                    "failure",
                    "success",
                    "denied",
                    "accepted",
                    "rejected",
                    "revoked",
                    "rotated",
                    "incorrect",
                    "wrong",
                    "unknown",
                    "error",
                    "ready",
                    "active",
                    "inactive",
                    "default",
                    "redacted",
                    "hidden",
                    "masked",
                    "omitted",
                    "sensitive",
                    "string",
                    "opaque",
                    "str",
                    "int",
                    "bytes",
                    "any",
                    "optional[str]",
                    "varchar",
                    "text");

    /// Roots of a path; base64 may begin with a slash too, but hardly so.
    private static final Set<String> ROOTS =
            Set.of(
                    "app", "bin", "data", "dev", "etc", "home", "mnt", "opt", "private", "proc",
                    "root", "run", "secrets", "srv", "sys", "tmp", "usr", "var", "vault");

    /// Shorter words of a weak name's value say something, longer ones let in.
    private static final int TOKEN_MIN = 8;

    /// A word without digits or capitals this long is no word.
    private static final int WORD_MAX = 20;

    private static final int SMALL_NUMBER_MAX = 3;

    /// Longer than any reference or mask that a person wrote; bounds the time spent on them.
    private static final int HARMLESS_MAX = 1024;

    private Value() {}

    /// Whether it cannot be a secret, whatever its name.
    static boolean isHarmless(String text, int from, int to) {
        if (from >= to || Marker.end(text, from) > from) return true;
        if (to - from > HARMLESS_MAX) return false;
        if (isReference(text, from, to) || isMask(text, from, to)) return true;
        var value = text.substring(from, Math.min(to, from + 64));
        if (isOrdinary(value) || isPath(value) || isCall(value)) return true;
        return to - from <= SMALL_NUMBER_MAX && value.chars().allMatch(Character::isDigit);
    }

    /// Whether it looks as made by a machine, or by a person who was told to mix.
    static boolean looksSecret(String text, int from, int to) {
        if (to - from < TOKEN_MIN) return false;
        boolean hasLetter = false;
        boolean hasDigit = false;
        boolean hasUpperInside = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            hasLetter |= Character.isLetter(c);
            hasDigit |= Character.isDigit(c);
            hasUpperInside |= at > from && Character.isUpperCase(c);
        }
        return (hasLetter && (hasDigit || hasUpperInside)) || to - from >= WORD_MAX;
    }

    /// `$NAME`, `${NAME}`, `$(command)`, `{{ name }}`, `<name>`, `[name]`, `%NAME%`: says where the
    /// secret is.
    static boolean isReference(String text, int from, int to) {
        if (to - from > 2 && text.charAt(from) == '\'') return isReference(text, from + 1, to);
        char first = text.charAt(from);
        char last = text.charAt(to - 1);
        if (first == '[' && last == ']') return true;
        if (first == '$' && to - from > 1) {
            char next = text.charAt(from + 1);
            if (next == '{' || next == '(') return true;
            boolean isName = Character.isUpperCase(next) || next == '_';
            for (int at = from + 1; at < to; at++) {
                if (text.charAt(at) == '_') isName = true;
                else if (!Character.isLetterOrDigit(text.charAt(at))) return false;
            }
            return isName;
        }
        if (text.startsWith("{{", from) || (first == '%' && last == '%')) return true;
        return first == '<' && (last == '>' || to == text.length() || text.charAt(to) == '>');
    }

    private static boolean isMask(String text, int from, int to) {
        char first = text.charAt(from);
        if (Character.isLetterOrDigit(first) && first != 'x' && first != 'X') return false;
        for (int at = from + 1; at < to; at++) if (text.charAt(at) != first) return false;
        return true;
    }

    private static boolean isOrdinary(String value) {
        int end = 0;
        while (end < value.length() && " \t,;.:!?()".indexOf(value.charAt(end)) < 0) end++;
        return ORDINARY.contains(value.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isPath(String value) {
        if (!value.startsWith("/")) return value.startsWith("./") || value.startsWith("~/");
        int end = value.indexOf('/', 1);
        return end > 0 && ROOTS.contains(value.substring(1, end));
    }

    /// Code, as in a traceback: `os.environ.get(...)`.
    private static boolean isCall(String value) {
        int at = 0;
        while (at < value.length() && isOfCode(value.charAt(at))) at++;
        return at > 0
                && at < value.length()
                && (value.charAt(at) == '(' || value.charAt(at) == '[')
                && value.indexOf('.') >= 0;
    }

    private static boolean isOfCode(char c) {
        return Character.isLetter(c) || c == '_' || c == '.';
    }
}
