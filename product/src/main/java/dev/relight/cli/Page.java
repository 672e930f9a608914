package dev.relight.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Columns of a story on a terminal: time, mark, word, text; flushed line by line.
final class Page {
    private static final int TIME_WIDTH = 9;
    private static final int WORD_WIDTH = 13;
    private static final int TEXT_AT = TIME_WIDTH + 4 + WORD_WIDTH;
    private static final String UNDER = " ".repeat(TEXT_AT);

    /// However narrow the terminal, a line of text has room for a few words.
    private static final int TEXT_WIDTH_MIN = 30;

    private final Terminal terminal;
    private final Instant zero;

    /// @param zero the moment times are counted from
    Page(Terminal terminal, Instant zero) {
        this.terminal = terminal;
        this.zero = zero;
    }

    void line(Instant at, Mark mark, String word, String text) {
        var time = "%" + TIME_WIDTH + "s";
        var since = Duration.between(zero, at);
        var head =
                terminal.dim(time.formatted("+" + length(since)))
                        + " "
                        + mark.on(terminal)
                        + "  "
                        + terminal.bold(("%-" + WORD_WIDTH + "s").formatted(word));
        var lines = wrapped(text, width());
        terminal.out().println(head + (lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(each -> terminal.out().println(UNDER + each));
        terminal.out().flush();
    }

    /// One line for the first, the others beneath it.
    void block(Instant at, Mark mark, String word, List<String> texts) {
        if (texts.isEmpty()) return;
        line(at, mark, word, texts.getFirst());
        texts.stream().skip(1).forEach(this::under);
    }

    /// A reason, beneath the line before.
    void under(String text) {
        wrapped(text, width()).forEach(each -> terminal.out().println(UNDER + terminal.dim(each)));
        terminal.out().flush();
    }

    /// A command, never wrapped, so that it can be copied.
    void code(String text) {
        text.lines().forEach(each -> terminal.out().println(UNDER + "  " + terminal.bold(each)));
        terminal.out().flush();
    }

    /// What a person said.
    void said(String text) {
        terminal.out().println(UNDER + terminal.yellow(text));
        terminal.out().flush();
    }

    /// The cursor stays behind it.
    void ask(String text) {
        terminal.out().print(UNDER + terminal.yellow(text));
        terminal.out().flush();
    }

    private int width() {
        return Math.max(TEXT_WIDTH_MIN, terminal.width() - TEXT_AT);
    }

    /// `0.4 s`, `12.3 s`, `2 min 5 s`.
    static String length(Duration length) {
        if (length.toMinutes() < 1)
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1_000.0);
        var seconds = length.toSecondsPart();
        return length.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }

    /// Cut at blanks; a word that is too long stays whole.
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.strip().lines().toList()) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                if (!line.isEmpty()) line.append(' ');
                line.append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
