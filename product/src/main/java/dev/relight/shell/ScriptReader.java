package dev.relight.shell;

import java.util.ArrayList;
import java.util.List;

/// Cuts a block into statements and remarks; a statement it cannot read is kept as broken.
final class ScriptReader {
    /// A block with more unreadable statements than this is no shell; the rest of it is kept as one
    /// broken statement, so that reading takes time in proportion to the text.
    private static final int BROKEN_STATEMENTS_MAX = 100;

    private final String text;
    private final List<Placeholder> placeholders;
    private final Source source;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int broken;

    ScriptReader(String text) {
        this.text = text;
        this.placeholders = Placeholders.in(text);
        this.source = new Source(text, placeholders);
    }

    Script script() {
        while (true) {
            source.skipBlanks();
            if (source.ended()) return new Script(statements, remarks);
            if (source.peek() == '\n') source.at++;
            else if (source.peek() == '#') remark();
            else statement();
        }
    }

    private void remark() {
        int start = source.at;
        source.skipComment();
        remarks.add(new Remark(lineOf(start), comment(start)));
    }

    private String comment(int start) {
        return text.substring(start, source.at).replaceFirst("^#+", "").strip();
    }

    private void statement() {
        int start = source.at;
        try {
            new GrammarReader(source).line();
            int end = source.at;
            var comment = "";
            if (source.atComment()) {
                source.skipComment();
                comment = comment(end);
            }
            if (source.hereLineEnd >= 0) {
                end = source.hereResume;
                source.at = end;
                source.hereLineEnd = -1;
            }
            add(start, end, comment);
        } catch (Unreadable unreadable) {
            recover(start, unreadable);
        }
    }

    private void add(int start, int end, String comment) {
        int from = start;
        int to = end;
        while (to > from && isBlank(text.charAt(to - 1))) to--;
        var own = text.substring(from, to);
        var tree = Shell.readCommand(own);
        statements.add(new Statement(lineOf(from), lineOf(to - 1), own, comment, tree));
    }

    /// Goes on behind the line that could not be read; where a quote or construct stayed open,
    /// behind the next empty line, since the lines between may belong to it.
    private void recover(int start, Unreadable unreadable) {
        int from = Math.max(start, Math.min(unreadable.at, text.length()));
        int end =
                ++broken > BROKEN_STATEMENTS_MAX
                        ? text.length()
                        : unreadable.unfinished ? emptyLineAfter(start) : lineEnd(from);
        source.at = end;
        source.depth = 0;
        source.hereLineEnd = -1;
        int to = end;
        while (to > start && isBlank(text.charAt(to - 1))) to--;
        var own = text.substring(start, to);
        var tree = new Node.Broken(0, own.length(), unreadable.why());
        statements.add(
                new Statement(lineOf(start), lineOf(Math.max(start, to - 1)), own, "", tree));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int emptyLineAfter(int from) {
        int end = lineEnd(from);
        while (end < text.length()) {
            int next = lineEnd(end + 1);
            if (text.substring(end, next).isBlank()) return end;
            end = next;
        }
        return end;
    }

    /// 1-based; asked for growing offsets mostly.
    private int lineOf(int offset) {
        if (offset < lineStart) {
            line = 1;
            lineStart = 0;
        }
        for (int next = text.indexOf('\n', lineStart);
                next >= 0 && next < offset;
                next = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = next + 1;
        }
        return line;
    }
}
