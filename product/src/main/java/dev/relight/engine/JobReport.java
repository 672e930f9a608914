package dev.relight.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a job; text is redacted already.
///
/// @param lines one per line that was started, in order
public record JobReport(String id, End end, Instant started, Duration took, List<Line> lines) {
    public JobReport {
        lines = List.copyOf(lines);
    }

    /// How a job ended.
    public enum End {
        /// Every line ran to its end, well or not.
        EXITED,
        /// Killed at its deadline.
        DEADLINE,
        /// Killed because somebody asked.
        KILLED,
        /// It could not be started at all: no such directory, no bash.
        NOT_STARTED,
        /// It was started once, and nothing can say what became of it.
        LOST
    }

    /// What one line did.
    ///
    /// @param exit 0 to 255; null if it was still running at the end
    /// @param stdout head and tail, at most 1 MiB
    /// @param stdoutBytes how much there was in truth
    public record Line(
            @Nullable Integer exit,
            String stdout,
            String stderr,
            long stdoutBytes,
            long stderrBytes,
            Instant started,
            Duration took) {}
}
