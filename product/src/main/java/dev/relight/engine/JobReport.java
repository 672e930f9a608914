package dev.relight.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a job; text is redacted already.
///
/// @param reason why it ended so, for people; empty when it exited by itself
/// @param lines one per line that was started, in order; fewer than the job has if a line ended the
///   shell
public record JobReport(
        String id, End end, String reason, Instant started, Duration took, List<Line> lines) {
    public JobReport {
        lines = List.copyOf(lines);
    }

    /// How a job ended.
    public enum End {
        /// The shell came to its end by itself, well or not.
        EXITED,
        /// Killed at its deadline.
        DEADLINE,
        /// Killed because somebody asked.
        KILLED,
        /// Provably nothing of it ran: no such directory, no bash, or a crash before the start.
        NOT_STARTED,
        /// It was started once, and nothing can say what became of it.
        LOST
    }

    /// What one line did.
    ///
    /// @param exit 0 to 255; null if it was still running at the end
    /// @param stdout head and tail, at most 1 MiB and a line that says what was left out between
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
