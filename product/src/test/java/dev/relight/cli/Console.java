package dev.relight.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// A terminal without colours or a person, of which a test can read what was printed.
@NullMarked
public final class Console {
    private static final int WIDTH = 100;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err;
    private final Terminal terminal;

    /// How a command ended, and what it printed.
    public record Said(int exit, String out, String err) {}

    private Console(int width, byte[] typed, boolean together) {
        err = together ? out : new ByteArrayOutputStream();
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var told = together ? printed : new PrintStream(err, true, StandardCharsets.UTF_8);
        terminal =
                new Terminal(new ByteArrayInputStream(typed), printed, told, false, width, false);
    }

    /// @param width columns
    /// @param typed what stands in standard input
    public static Console apart(int width, byte[] typed) {
        return new Console(width, typed, false);
    }

    /// Both streams in one, as in a terminal; what is told stands among what is printed.
    public static Console together(int width, String typed) {
        return new Console(width, typed.getBytes(StandardCharsets.UTF_8), true);
    }

    /// Runs `relight` with these words.
    public static Said relight(List<String> words) {
        var console = apart(WIDTH, new byte[0]);
        return console.said(Main.run(words, console.terminal));
    }

    public Terminal terminal() {
        return terminal;
    }

    public Said said(int exit) {
        terminal.out().flush();
        terminal.err().flush();
        return new Said(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
