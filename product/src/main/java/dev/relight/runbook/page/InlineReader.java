package dev.relight.runbook.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.SourceLine;

/// Reads what is marked in a sentence in one pass: code, links, bold.
///
/// Stands in for the library's own reader of inlines, whose time and depth grow with hostile input;
/// this one is linear.
final class InlineReader {
    private final String raw;
    private final int[] lineOf;
    private final int[] columnOf;
    private final List<Integer> lines = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final List<String> bold = new ArrayList<>();
    private final List<CodeSpan> codes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /// Where the last run of so many backticks begins: a run with no partner is found at once.
    private final Map<Integer, Integer> lastRun = new HashMap<>();

    private final int lastBracket;
    private int boldFrom = -1;

    private InlineReader(List<SourceLine> source, int skip) {
        var text = new StringBuilder();
        int total = source.stream().mapToInt(line -> line.getContent().length() + 1).sum();
        lineOf = new int[total + 1];
        columnOf = new int[total + 1];
        for (int i = 0; i < source.size(); i++) {
            var content = source.get(i).getContent();
            var span = source.get(i).getSourceSpan();
            if (span == null) continue; // an empty cell that the row does not write out
            int from = i == 0 ? Math.min(skip, content.length()) : 0;
            while (from < content.length() && Character.isWhitespace(content.charAt(from))) from++;
            if (i > 0) text.append('\n');
            lines.add(span.getLineIndex() + 1);
            for (int at = from; at < content.length(); at++) {
                lineOf[text.length()] = span.getLineIndex() + 1;
                columnOf[text.length()] = span.getColumnIndex() + at + 1;
                text.append(content.charAt(at));
            }
        }
        raw = text.toString();
        lastBracket = raw.lastIndexOf(']');
        for (int at = raw.indexOf('`'); at >= 0; ) {
            int end = runEnd(at);
            lastRun.put(end - at, at);
            at = raw.indexOf('`', end);
        }
    }

    /// @param skip characters of the first line to leave out: a check box
    static Words read(List<SourceLine> source, int skip) {
        return new InlineReader(source, skip).words();
    }

    private Words words() {
        int at = 0;
        while (at < raw.length()) at = next(at);
        return new Words(raw.stripTrailing(), plain.toString().strip(), bold, codes, links, lines);
    }

    private int next(int at) {
        char c = raw.charAt(at);
        return switch (c) {
            case '\\' -> escaped(at);
            case '`' -> code(at);
            case '[' -> link(at);
            case '<' -> angle(at);
            case '*', '_' -> emphasis(at, c);
            case '\n' -> put(' ', at);
            default -> put(c, at);
        };
    }

    private int put(char c, int at) {
        plain.append(c);
        return at + 1;
    }

    private int escaped(int at) {
        if (at + 1 < raw.length() && !Character.isLetterOrDigit(raw.charAt(at + 1)))
            return put(raw.charAt(at + 1), at) + 1;
        return put('\\', at);
    }

    private int runEnd(int at) {
        int end = at;
        while (end < raw.length() && raw.charAt(end) == '`') end++;
        return end;
    }

    private int code(int at) {
        int open = runEnd(at);
        int ticks = open - at;
        int close = lastRun.getOrDefault(ticks, -1) <= at ? -1 : closing(open, ticks);
        if (close < 0) {
            plain.append(raw, at, open);
            return open;
        }
        var text = raw.substring(open, close).replace('\n', ' ');
        if (text.length() > 2 && text.startsWith(" ") && text.endsWith(" ") && !text.isBlank())
            text = text.substring(1, text.length() - 1);
        codes.add(new CodeSpan(lineOf[at], columnOf[at], at, close + ticks, text));
        plain.append(text);
        return close + ticks;
    }

    /// Skipping run by run keeps this linear for one size of run; there are few sizes.
    private int closing(int from, int ticks) {
        for (int at = raw.indexOf('`', from); at >= 0; ) {
            int end = runEnd(at);
            if (end - at == ticks) return at;
            at = raw.indexOf('`', end);
        }
        return -1;
    }

    /// Longest text of a link that is looked through for its end: a bound keeps `[[[[` linear.
    private static final int LINK_CHARACTERS_MAX = 500;

    private int link(int at) {
        int limit = Math.min(lastBracket + 1, at + LINK_CHARACTERS_MAX);
        int depth = 0;
        for (int end = at; end < limit; end++) {
            char c = raw.charAt(end);
            if (c == '[') depth++;
            if (c == ']' && --depth == 0) return target(at, end, limit);
        }
        return put('[', at);
    }

    private int target(int at, int end, int limit) {
        if (end + 1 >= raw.length() || raw.charAt(end + 1) != '(') return put('[', at);
        int close = raw.indexOf(')', end + 2, Math.min(raw.length(), limit + LINK_CHARACTERS_MAX));
        if (close < 0) return put('[', at);
        var text = raw.substring(at + 1, end).replace('\n', ' ');
        var target = raw.substring(end + 2, close).strip();
        int title = target.indexOf(" \"");
        if (title > 0) target = target.substring(0, title);
        links.add(new Link(lineOf[at], columnOf[at], text, target));
        plain.append(text.replace("`", "").replace("**", ""));
        return close + 1;
    }

    private int angle(int at) {
        int close = raw.indexOf('>', at, Math.min(raw.length(), at + LINK_CHARACTERS_MAX));
        if (close < 0) return put('<', at);
        var inside = raw.substring(at + 1, close);
        if (inside.startsWith("http://") || inside.startsWith("https://")) {
            links.add(new Link(lineOf[at], columnOf[at], inside, inside));
            plain.append(inside);
            return close + 1;
        }
        return isTag(inside) ? close + 1 : put('<', at);
    }

    /// A handful of HTML elements that people write in Markdown; `<service-name>` is none of them.
    private static boolean isTag(String inside) {
        var name = inside.startsWith("/") ? inside.substring(1) : inside;
        int end = 0;
        while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) end++;
        return switch (name.substring(0, end).toLowerCase(java.util.Locale.ROOT)) {
            case "br",
                    "b",
                    "i",
                    "em",
                    "strong",
                    "code",
                    "kbd",
                    "sub",
                    "sup",
                    "a",
                    "span",
                    "p",
                    "div",
                    "img",
                    "details",
                    "summary",
                    "u",
                    "hr" ->
                    end == name.length() || " /".indexOf(name.charAt(end)) >= 0;
            default -> false;
        };
    }

    private int emphasis(int at, char c) {
        boolean twice = at + 1 < raw.length() && raw.charAt(at + 1) == c;
        if (twice) {
            if (c == '_' && insideWord(at, at + 2)) return put('_', put('_', at));
            if (boldFrom >= 0) {
                bold.add(plain.substring(boldFrom).strip());
                boldFrom = -1;
            } else boldFrom = plain.length();
            return at + 2;
        }
        boolean alone = isBlank(at - 1) && isBlank(at + 1);
        boolean marks = !alone && !insideWord(at, at + 1) && pairs(at, c);
        return marks ? at + 1 : put(c, at);
    }

    /// How far the other half of an emphasis may stand.
    private static final int EMPHASIS_CHARACTERS_MAX = 200;

    /// A lone `*` is emphasis only if another closes or opens it nearby; `*.log` stays as it is.
    private boolean pairs(int at, char c) {
        boolean opens = !isBlank(at + 1) && !isLetter(at - 1);
        if (opens) {
            int to = Math.min(raw.length(), at + EMPHASIS_CHARACTERS_MAX);
            int close = raw.indexOf(c, at + 1, to);
            return close > at && isLetter(close - 1);
        }
        int from = Math.max(0, at - EMPHASIS_CHARACTERS_MAX);
        for (int open = at - 1; open >= from; open--)
            if (raw.charAt(open) == c) return isLetter(at - 1);
        return false;
    }

    private boolean insideWord(int at, int end) {
        return isLetter(at - 1) && isLetter(end);
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < raw.length() && Character.isLetterOrDigit(raw.charAt(at));
    }

    private boolean isBlank(int at) {
        return at < 0 || at >= raw.length() || Character.isWhitespace(raw.charAt(at));
    }
}
