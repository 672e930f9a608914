package dev.relight.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text being read, and how far reading has come.
final class Source {
    /// Constructs within constructs; a person's command has fewer than ten, and every level costs
    /// stack.
    static final int DEPTH_MAX = 50;

    static final char END = '\0';

    final String text;
    final int limit;
    int at;
    int depth;

    /// Where the line of an open here-document ends, and where reading goes on behind its body.
    int hereLineEnd = -1;

    int hereResume = -1;

    private final List<Placeholder> placeholders;
    private int nextPlaceholder;

    Source(String text, List<Placeholder> placeholders) {
        this(text, 0, text.length(), placeholders);
    }

    private Source(String text, int from, int limit, List<Placeholder> placeholders) {
        this.text = text;
        this.at = from;
        this.limit = limit;
        this.placeholders = placeholders;
    }

    /// A stretch of this text, read as deep as this one is; offsets stay the same.
    Source part(int from, int to) {
        var part = new Source(text, from, to, placeholders);
        part.depth = depth;
        return part;
    }

    void skip(int characters) {
        at = Math.min(at + characters, limit);
    }

    boolean ended() {
        return at >= limit;
    }

    char peek() {
        return at < limit ? text.charAt(at) : END;
    }

    char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : END;
    }

    boolean looksAt(String wanted) {
        return text.startsWith(wanted, at);
    }

    /// The placeholder that begins right here, or null; seeking back is allowed.
    @Nullable Placeholder placeholder() {
        if (placeholders.isEmpty()) return null;
        while (nextPlaceholder > 0 && placeholders.get(nextPlaceholder - 1).start() >= at)
            nextPlaceholder--;
        while (nextPlaceholder < placeholders.size()
                && placeholders.get(nextPlaceholder).start() < at) nextPlaceholder++;
        if (nextPlaceholder == placeholders.size()) return null;
        var next = placeholders.get(nextPlaceholder);
        return next.start() == at ? next : null;
    }

    /// Over blanks and continued lines, not over line ends.
    void skipBlanks() {
        while (at < limit) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' && peek(1) == '\n') at++;
            else if (c == '\\' && peek(1) == '\n') skip(2);
            else if (c == '\\' && peek(1) == '\r' && peek(2) == '\n') skip(3);
            else return;
        }
    }

    /// To be asked only where a word may begin; inside one `#` is itself.
    boolean atComment() {
        return peek() == '#';
    }

    void skipComment() {
        while (at < limit && text.charAt(at) != '\n') at++;
    }

    /// Over one line end, and over the here-documents whose bodies stand behind it.
    void newline() {
        boolean bodies = at == hereLineEnd;
        at = bodies ? hereResume : at + 1;
        if (bodies) hereLineEnd = -1;
    }

    /// Over blanks, comments and line ends.
    void skipLines() {
        while (true) {
            skipBlanks();
            if (atComment()) skipComment();
            if (peek() != '\n' || ended()) return;
            newline();
        }
    }

    void deeper() throws Unreadable {
        if (++depth > DEPTH_MAX)
            throw Unreadable.here(this, "nested more than " + DEPTH_MAX + " levels deep");
    }

    void back() {
        depth--;
    }

    static boolean isSeparator(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r', ';', '&', '|', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }
}
