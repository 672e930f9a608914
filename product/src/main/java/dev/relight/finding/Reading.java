package dev.relight.finding;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts from what a command printed.
public final class Reading {
    /// bash's word for "found, but not to be run" and "not found": the tool is missing, and nothing
    /// is known about what it would have looked at.
    static final int NOT_RUNNABLE = 126;

    static final int NOT_FOUND = 127;

    private Reading() {}

    /// Line and time are stamped by the caller: [Facts#at].
    ///
    /// @param command the line that ran, instrumented or not
    /// @param exit null if it was still running at its deadline
    public static Facts of(
            String command, @Nullable Integer exit, String stdout, String stderr, Duration took) {
        var out = new Notes();
        if (exit != null) out.add("exit", exit.toString(), "exit " + exit);
        boolean missing = exit != null && (exit == NOT_FOUND || exit == NOT_RUNNABLE);
        if (missing) {
            out.add("tool.missing", "true", stderr);
            return out.facts();
        }
        out.add("stdout", stdout, firstLine(stdout));
        out.add("stderr", HttpReader.withoutMarker(stderr), firstLine(stderr));
        out.add("lines", Long.toString(stdout.lines().filter(l -> !l.isBlank()).count()), "");
        out.add("took_ms", Long.toString(took.toMillis()), "");
        for (var reader : List.of(new HttpReader()))
            reader.read(Look.of(command), exit, stdout, stderr, out);
        return out.facts();
    }

    static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
