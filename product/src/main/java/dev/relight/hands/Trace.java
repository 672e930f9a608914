package dev.relight.hands;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a job's log says; a last line without its end was not written to its end, and is not there.
final class Trace {
    private @Nullable Instant ready;
    private @Nullable Mark shell;
    private @Nullable Over over;
    private boolean isRefused;
    private final NavigableMap<Integer, Flown> lines = new TreeMap<>();
    private final Set<String> full = new HashSet<>();

    /// The last record.
    ///
    /// @param status of the shell; null if it would not die
    /// @param openPipes streams that somebody still held open
    record Over(String why, @Nullable Integer status, Instant at, int openPipes, boolean isAlive) {}

    /// One line that was started.
    record Flown(int line, Instant started, @Nullable Integer exit, @Nullable Instant ended) {}

    static Trace of(String log) {
        var trace = new Trace();
        int end;
        for (int at = 0; (end = log.indexOf('\n', at)) >= 0; at = end + 1)
            trace.take(log.substring(at, end).split(" "));
        return trace;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "ready" -> ready = instant(words[1]);
            case "shell" -> shell = new Mark(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "refused" -> isRefused = true;
            case "full" -> full.add(words[1]);
            case "start" -> {
                int line = Integer.parseInt(words[1]);
                lines.put(line, new Flown(line, instant(words[2]), null, null));
            }
            case "end" ->
                    lines.computeIfPresent(
                            Integer.parseInt(words[1]),
                            (line, flown) ->
                                    new Flown(
                                            line,
                                            flown.started(),
                                            Integer.parseInt(words[2]),
                                            instant(words[3])));
            case "over" ->
                    over =
                            new Over(
                                    words[1],
                                    words[2].equals("-") ? null : Integer.valueOf(words[2]),
                                    instant(words[3]),
                                    Integer.parseInt(words[4]),
                                    words[5].equals("1"));
            default ->
                    throw new IllegalStateException(
                            "a job's log says '"
                                    + words[0]
                                    + "'; supervise.sh and Trace must agree");
        }
    }

    /// When the supervisor was ready to start the shell; nothing ran before.
    @Nullable Instant ready() {
        return ready;
    }

    @Nullable Mark shell() {
        return shell;
    }

    @Nullable Over over() {
        return over;
    }

    /// The working directory could not be entered.
    boolean isRefused() {
        return isRefused;
    }

    /// Whether the output of this stream, such as `1.out`, was lost for want of room.
    boolean isFull(String stream) {
        return full.contains(stream);
    }

    List<Flown> lines() {
        return List.copyOf(lines.values());
    }

    /// Seconds and their fraction, as bash's EPOCHREALTIME.
    private static Instant instant(String stamp) {
        int point = stamp.indexOf('.');
        return Instant.ofEpochSecond(
                Long.parseLong(stamp.substring(0, point)),
                Long.parseLong((stamp.substring(point + 1) + "000000000").substring(0, 9)));
    }
}
