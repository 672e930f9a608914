package dev.relight.shell;

/// The escapes of `$'...'`, as bash decodes them.
final class AnsiQuotes {
    private AnsiQuotes() {}

    static String decoded(String inner) {
        var out = new StringBuilder();
        int i = 0;
        while (i < inner.length()) {
            char c = inner.charAt(i++);
            if (c != '\\' || i == inner.length()) {
                out.append(c);
                continue;
            }
            char escape = inner.charAt(i++);
            switch (escape) {
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'e', 'E' -> out.append('\u001b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'v' -> out.append('\u000b');
                case '\\', '\'', '"', '?' -> out.append(escape);
                case 'c' -> {
                    if (i < inner.length()) out.append((char) (inner.charAt(i++) & 0x1f));
                }
                case 'x' -> i = number(inner, i, 2, 16, out);
                case 'u' -> i = number(inner, i, 4, 16, out);
                case 'U' -> i = number(inner, i, 8, 16, out);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> i = number(inner, i - 1, 3, 8, out);
                default -> out.append('\\').append(escape);
            }
        }
        return out.toString();
    }

    private static int number(String inner, int from, int digitsMax, int base, StringBuilder out) {
        int end = from;
        int value = 0;
        while (end < inner.length()
                && end - from < digitsMax
                && Character.digit(inner.charAt(end), base) >= 0)
            value = value * base + Character.digit(inner.charAt(end++), base);
        if (end > from && Character.isValidCodePoint(value)) out.appendCodePoint(value);
        return end;
    }
}
