package dev.relight.hands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A process named for good: a pid alone may by now belong to somebody else.
///
/// @param birth start time in clock ticks since boot, field 22 of `/proc/PID/stat`
record Mark(long pid, long birth) {
    /// Fields of `stat` counted after the command's name, which may hold blanks and brackets.
    private static final int STATE = 0, GROUP = 2, SESSION = 3, BIRTH = 19;

    /// USER_HZ, the same on every Linux machine of today.
    private static final int TICKS_PER_SECOND = 100;

    /// The process of this pid as it is now; empty when there is none, or only its zombie.
    static Optional<Mark> of(long pid) {
        return stat(pid).map(fields -> new Mark(pid, Long.parseLong(fields[BIRTH])));
    }

    /// As a claim names it; empty when it was not written to its end, or names nobody.
    static Optional<Mark> read(String claim) {
        if (!claim.endsWith("\n") || claim.equals(JobFolder.NOBODY)) return Optional.empty();
        var words = claim.strip().split(" ");
        return Optional.of(new Mark(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    /// How long it has been running; by the machine's uptime, which no clock change touches.
    Duration age() {
        try {
            var uptime = Files.readString(Path.of("/proc/uptime"));
            var now = (long) (Double.parseDouble(uptime.split(" ")[0]) * TICKS_PER_SECOND);
            return Duration.ofMillis((now - birth) * 1000 / TICKS_PER_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException("/proc is gone", e);
        }
    }

    /// Asks it to end.
    void terminate() {
        if (isAlive()) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    void kill() {
        if (isAlive()) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// Whether process `pid` belongs to the process group or the session that this process leads.
    boolean leads(long other) {
        var own = Long.toString(pid);
        return stat(other)
                .filter(fields -> fields[GROUP].equals(own) || fields[SESSION].equals(own))
                .isPresent();
    }

    private static Optional<String[]> stat(long pid) {
        try {
            var stat =
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "stat"),
                            StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean isDead = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return isDead ? Optional.empty() : Optional.of(fields);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
