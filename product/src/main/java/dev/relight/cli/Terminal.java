package dev.relight.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The streams of one run, and what they can show.
///
/// @param in standard input
/// @param out for answers; buffered, flushed by [Main] at the end and by whoever prints live
/// @param err for what concerns the person rather than the next program
/// @param colour both wanted and possible on `out`
/// @param width columns, from `COLUMNS`, 100 when unknown; never below 40
/// @param interactive a person sits there and can be asked
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean colour,
        int width,
        boolean interactive) {
    private static final int WIDTH_DEFAULT = 100;
    private static final int WIDTH_MIN = 40;
    private static final int WIDTH_MAX = 400;

    /// Buffer of standard output: one large JSON object is written in few system calls.
    private static final int OUT_BYTES = 1 << 16;

    /// The terminal of this process. `NO_COLOR` (no-color.org) and `TERM=dumb` switch colours off,
    /// a pipe does too; `CLICOLOR_FORCE` switches them on.
    static Terminal ofProcess(Map<String, String> environment, OutputStream out, OutputStream err) {
        boolean person = isPerson();
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "").isEmpty();
        boolean able = forced || (person && !"dumb".equals(environment.get("TERM")));
        return new Terminal(
                System.in,
                new PrintStream(
                        new java.io.BufferedOutputStream(out, OUT_BYTES),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                wanted && able,
                width(environment.get("COLUMNS")),
                person);
    }

    /// What the launcher saw (`relight.terminal`): Java asks every jar for consoles before it
    /// knows.
    private static boolean isPerson() {
        var seen = System.getProperty("relight.terminal");
        if (seen != null) return seen.equals("yes");
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static int width(@org.jspecify.annotations.Nullable String columns) {
        if (columns == null || !columns.matches("[0-9]{1,4}")) return WIDTH_DEFAULT;
        return Math.clamp(Integer.parseInt(columns), WIDTH_MIN, WIDTH_MAX);
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
