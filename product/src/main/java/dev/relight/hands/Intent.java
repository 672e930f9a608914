package dev.relight.hands;

import dev.relight.engine.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What was about to be started, as it stands in a job's folder from before the start.
///
/// @param boot of the machine; processes do not outlive it
record Intent(int lines, Duration deadline, Instant at, boolean revealsSecret, String boot) {
    /// All but the boot, which the machine itself adds.
    static String words(Job job, Instant at) {
        return "%d %d %d %s"
                .formatted(
                        job.lines().size(),
                        job.deadline().toMillis(),
                        at.toEpochMilli(),
                        job.revealsSecret());
    }

    /// Empty when it was not written to its end.
    static Optional<Intent> read(String text) {
        if (!text.endsWith("\n")) return Optional.empty();
        var words = text.strip().split(" ");
        return Optional.of(
                new Intent(
                        Integer.parseInt(words[0]),
                        Duration.ofMillis(Long.parseLong(words[1])),
                        Instant.ofEpochMilli(Long.parseLong(words[2])),
                        Boolean.parseBoolean(words[3]),
                        words[4]));
    }
}
