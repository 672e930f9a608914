package dev.relight.lantern;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// One log file, one line per thing that happened, flushed at once.
final class Log implements AutoCloseable {
    private final PrintWriter out;
    private final InstantSource clock = InstantSource.system();

    private Log(PrintWriter out) {
        this.out = out;
    }

    /// Appends to `file`, making its folder if need be.
    static Log to(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var writer =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            return new Log(new PrintWriter(writer, true));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void info(String what) {
        line("INFO ", what);
    }

    void warn(String what) {
        line("WARN ", what);
    }

    void error(String what) {
        line("ERROR", what);
    }

    void error(String what, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        line("ERROR", what + System.lineSeparator() + trace.toString().stripTrailing());
    }

    private synchronized void line(String level, String what) {
        out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + what);
    }

    @Override
    public synchronized void close() {
        out.close();
    }
}
