package dev.relight.secret;

import dev.relight.secret.SecretName.Meaning;

/// Finds values that stand beside a name that speaks: `NAME=value`, `name: value`, JSON, headers,
/// `<name>value</name>`, `NAME 'value'`.
final class Named {
    /// A name, its quotes and the blanks around it are looked for this far back and no further.
    private static final int NAME_MAX = 100;

    private static final int BLANKS_MAX = 40;

    private final String text;
    private final Spans spans;
    private int found;

    private Named(String text, Spans spans) {
        this.text = text;
        this.spans = spans;
    }

    static void find(String text, Spans spans) {
        var named = new Named(text, spans);
        for (int at = 0; at < text.length(); at++) {
            if (at < named.found) continue;
            switch (text.charAt(at)) {
                case '=' -> named.atEquals(at);
                case ':' -> named.atColon(at);
                case '>' -> named.atTag(at);
                case '\'', '"' -> named.atQuote(at);
                default -> {}
            }
        }
    }

    private void atEquals(int at) {
        if (isAt(at + 1, "=~") || (at > 0 && "=!<>+-*/~".indexOf(text.charAt(at - 1)) >= 0)) return;
        int end = at > 0 && text.charAt(at - 1) == ':' ? at - 1 : at;
        int from = isAt(at + 1, ">") ? at + 2 : at + 1;
        boolean isSpaced = isAt(from, " \t");
        value(nameBefore(end, false), from, isSpaced ? End.LINE : End.BLANK);
    }

    private void atColon(int at) {
        if (isAt(at + 1, ":/=") || (at > 0 && text.charAt(at - 1) == ':')) return;
        value(nameBefore(at, true), at + 1, End.LINE);
    }

    /// `<password>value`.
    private void atTag(int at) {
        int from = at;
        while (from > 0 && at - from < NAME_MAX && isOfName(text.charAt(from - 1))) from--;
        if (from == at || from == 0 || text.charAt(from - 1) != '<') return;
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '\n') end++;
        if (text.startsWith("</", end)) judge(new Name(from, at, false), at + 1, end);
    }

    /// SQL's `PASSWORD 'value'` and `IDENTIFIED BY 'value'`. (Of `secret "app-tls" not found` the
    /// name may stay.)
    private void atQuote(int at) {
        if (at == 0 || (text.charAt(at - 1) != ' ' && text.charAt(at - 1) != '\t')) return;
        var name = nameBefore(at, true);
        if (name.isEmpty() || !isAt(name.to(), " \t")) return;
        if (endsWith(name, "password") || endsWith(name, "identified by"))
            value(name, at, End.BLANK);
    }

    /// @param isAtLineStart nothing but blanks, a dash or `export` stands before it in its line
    private record Name(int from, int to, boolean isAtLineStart) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    /// Where a value without quotes ends when its name begins the line; elsewhere at any sign that
    /// separates.
    private enum End {
        BLANK,
        LINE
    }

    /// The name that ends before `at`, without its quotes; of two words if the last alone says
    /// nothing.
    private Name nameBefore(int at, boolean mayBeTwoWords) {
        int to = at;
        int least = Math.max(0, at - BLANKS_MAX);
        while (to > least && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) to--;
        if (to > 0 && (text.charAt(to - 1) == '"' || text.charAt(to - 1) == '\'')) to--;
        if (to > 0 && text.charAt(to - 1) == '\\') to--;
        int from = begin(to);
        if (from == to || text.charAt(to - 1) == '-') return new Name(0, 0, false);
        // The image `registry/token-service:1.2`.
        if (from > 0 && text.charAt(from - 1) == '/') return new Name(0, 0, false);
        if (mayBeTwoWords && from > 1 && text.charAt(from - 1) == ' ') {
            int two = begin(from - 1);
            if (two < from - 1 && SecretName.isPair(text.substring(two, to))) from = two;
        }
        return new Name(from, to, isAtLineStart(from));
    }

    private int begin(int to) {
        int from = to;
        while (from > 0 && to - from < NAME_MAX && isOfName(text.charAt(from - 1))) from--;
        return from;
    }

    private boolean isAtLineStart(int from) {
        int at = from;
        int least = Math.max(0, from - BLANKS_MAX);
        while (at > least && " \t-".indexOf(text.charAt(at - 1)) >= 0) at--;
        if (text.startsWith("export ", Math.max(0, at - 6))) at = Math.max(0, at - 6);
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    /// Before its end is looked for, which may be far away.
    private boolean isLookedFor(Name name) {
        return switch (meaning(name.from(), name.to())) {
            case SECRET, TOKEN -> true;
            case CARRIER, NONE -> false;
        };
    }

    private Meaning meaning(int from, int to) {
        return SecretName.meaning(text.substring(from, to));
    }

    private void value(Name name, int after, End atLineStart) {
        if (name.isEmpty() || !isLookedFor(name)) return;
        int from = after;
        while (isAt(from, " \t")) from++;
        if (from >= text.length()) return;
        int quote = isAt(from, "\\") ? from + 1 : from;
        if (isAt(quote, "\"'`")) {
            judge(name, quote + 1, closing(quote, quote > from));
            return;
        }
        boolean isWeak = meaning(name.from(), name.to()) == Meaning.TOKEN;
        if (isHeader(name)) header(name, from);
        else if (!name.isAtLineStart() || isWeak)
            judge(name, from, endOfWord(from, " \t,;&\"'`)]}<>|\\"));
        else if (atLineStart == End.LINE) judge(name, from, endOfLine(from));
        else judge(name, from, endOfWord(from, " \t\"'`"));
    }

    private void judge(Name name, int from, int to) {
        if (from >= to) return;
        boolean isSecret =
                switch (meaning(name.from(), name.to())) {
                    case SECRET -> true;
                    case TOKEN -> Value.looksSecret(text, from, to);
                    case CARRIER, NONE -> false;
                };
        if (isSecret) add(from, to, isHeader(name) ? "header" : "secret");
    }

    private void add(int from, int to, String kind) {
        if (from >= to || Value.isHarmless(text, from, to)) return;
        spans.add(from, to, kind);
        found = to;
    }

    /// Names of HTTP headers whose whole value is a secret.
    private boolean isHeader(Name name) {
        return endsWith(name, "authorization") || endsWith(name, "cookie");
    }

    private boolean endsWith(Name name, String word) {
        int from = name.to() - word.length();
        return from >= name.from() && text.regionMatches(true, from, word, 0, word.length());
    }

    /// `Bearer`, `Basic` and their likes may stay.
    private void header(Name name, int from) {
        int to = from;
        while (to < text.length() && "\n\r\"'`".indexOf(text.charAt(to)) < 0) to++;
        int scheme = endOfWord(from, " \t\"'`");
        boolean isScheme =
                scheme < to && text.substring(from, scheme).chars().allMatch(Character::isLetter);
        if (isScheme) add(scheme + 1, to, "header");
        else judge(name, from, to);
    }

    private int endOfWord(int from, String ends) {
        int at = from;
        while (at < text.length()
                && "\n\r".indexOf(text.charAt(at)) < 0
                && ends.indexOf(text.charAt(at)) < 0) at = Math.max(at + 1, Marker.end(text, at));
        return at;
    }

    /// The rest of the line, without blanks, a comment or a comma at its end.
    private int endOfLine(int from) {
        int to = text.indexOf('\n', from);
        if (to < 0) to = text.length();
        for (int at = from + 1; at < to; at++)
            if (text.charAt(at) == '#' && text.charAt(at - 1) == ' ') to = at;
        while (to > from && " \t\r,".indexOf(text.charAt(to - 1)) >= 0) to--;
        return to;
    }

    /// Where the quote that opens at `open` closes, at most at the line's end.
    private int closing(int open, boolean isEscaped) {
        char quote = text.charAt(open);
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == '\\' && isEscaped && isAt(at + 1, String.valueOf(quote))) return at;
            if (c == '\\' && quote != '\'') at++;
            else if (c == quote) return at;
            at++;
        }
        return Math.min(at, text.length());
    }

    private boolean isAt(int at, String some) {
        return at >= 0 && at < text.length() && some.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '.';
    }
}
