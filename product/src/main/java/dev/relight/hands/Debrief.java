package dev.relight.hands;

import dev.relight.engine.JobReport;
import dev.relight.secret.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a job left behind and makes its report; the raw text goes no further than here.
final class Debrief {
    /// Kept of each end of each stream; both ends are the 1 MiB that a report may hold.
    static final int HALF_BYTES = 512 * 1024;

    private final JobFolder folder;
    private final Trace trace;
    private final Redactor redactor;

    private Debrief(JobFolder folder, Trace trace, Redactor redactor) {
        this.folder = folder;
        this.trace = trace;
        this.redactor = redactor;
    }

    static JobReport of(JobFolder folder, Found.Landed landed, Redactor redactor)
            throws IOException {
        var over = landed.over();
        if (landed.trace().isRefused())
            return new JobReport(
                    folder.id(),
                    JobReport.End.NOT_STARTED,
                    "its working directory cannot be entered",
                    over.at(),
                    Duration.ZERO,
                    List.of());
        var alive = over.isAlive() ? "; some of its processes would not die" : "";
        var end =
                switch (over.why()) {
                    case "exited" -> JobReport.End.EXITED;
                    case "deadline" -> JobReport.End.DEADLINE;
                    case "killed" -> JobReport.End.KILLED;
                    default -> throw new IllegalStateException("over because of " + over.why());
                };
        var reason =
                switch (end) {
                    case DEADLINE -> "killed at its deadline of " + words(landed.intent()) + alive;
                    case KILLED -> "killed because it was asked for" + alive;
                    case EXITED, NOT_STARTED, LOST -> "";
                };
        var debrief = new Debrief(folder, landed.trace(), redactor);
        return debrief.report(end, reason, started(landed.intent(), landed.trace()), over.at());
    }

    /// @param forced how these hands ended it in place of its supervisor, if they did
    static JobReport of(
            JobFolder folder,
            Found.Unknown unknown,
            JobReport.@Nullable End forced,
            Redactor redactor)
            throws IOException {
        var debrief = new Debrief(folder, unknown.trace(), redactor);
        return debrief.report(
                forced == null ? JobReport.End.LOST : forced,
                unknown.why(),
                started(unknown.intent(), unknown.trace()),
                Instant.now());
    }

    private static Instant started(Intent intent, Trace trace) {
        var ready = trace.ready();
        return ready == null ? intent.at() : ready;
    }

    private static String words(Intent intent) {
        return intent.deadline().toMillis() / 1000.0 + " s";
    }

    private JobReport report(JobReport.End end, String reason, Instant started, Instant ended)
            throws IOException {
        var lines = new ArrayList<JobReport.Line>();
        var flown = trace.lines();
        for (var line : flown) {
            boolean isLast = line.equals(flown.getLast());
            lines.add(line(line, isLast ? statusOfShell(end) : null, ended));
        }
        return new JobReport(folder.id(), end, reason, started, between(started, ended), lines);
    }

    /// A line that ended the shell (`exit`, `exec`, a failure under `set -e`) ended as the shell
    /// did.
    private @Nullable Integer statusOfShell(JobReport.End end) {
        var over = trace.over();
        return over == null || end != JobReport.End.EXITED ? null : over.status();
    }

    private JobReport.Line line(Trace.Flown flown, @Nullable Integer shell, Instant over)
            throws IOException {
        var out = stream(flown.line() + ".out");
        var err = stream(flown.line() + ".err");
        var ended = flown.ended();
        return new JobReport.Line(
                flown.exit() == null ? shell : flown.exit(),
                redactor.redact(out.text()),
                redactor.redact(err.text()),
                out.bytes(),
                err.bytes(),
                flown.started(),
                between(flown.started(), ended == null ? over : ended));
    }

    /// The wall clock may have been set back meanwhile.
    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private Kept stream(String name) throws IOException {
        var head = bytes(name + ".head");
        var tail = bytes(name + ".tail");
        long rest = rest(new String(bytes(name + ".rest"), StandardCharsets.ISO_8859_1));
        return Kept.of(head, tail, head.length + Math.max(rest, tail.length), isLost(name));
    }

    private boolean isLost(String name) {
        return trace.isFull(name);
    }

    /// `dd` says at the end how much went through it: `1234 bytes (1.2 kB) copied, ...`.
    private static long rest(String said) {
        for (var line : List.of(said.split("\n"))) {
            int word = line.indexOf(" byte");
            if (word > 0 && line.substring(0, word).chars().allMatch(Character::isDigit))
                return Long.parseLong(line.substring(0, word));
        }
        return 0;
    }

    private byte[] bytes(String file) throws IOException {
        Path path = folder.path().resolve(file);
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(HALF_BYTES);
        } catch (NoSuchFileException none) {
            return new byte[0];
        }
    }
}
