package dev.relight.incident;

import dev.relight.danger.Danger;
import java.time.Instant;
import java.util.List;

/// A job that was started and has not answered.
///
/// @param fence incident, line and attempt in one word; whoever runs it, runs it once
/// @param lines of the runbook, one for each line of the form
/// @param since when it was started, or taken hold of again
/// @param doubtful Relight died meanwhile: it is looked for, not started
public record Run(
        String fence,
        Purpose purpose,
        List<Integer> lines,
        Form form,
        Danger danger,
        Instant since,
        boolean doubtful) {
    public Run {
        lines = List.copyOf(lines);
    }

    /// The line it is known by.
    int line() {
        return lines.getFirst();
    }

    Run doubted(Instant at) {
        return new Run(fence, purpose, lines, form, danger, at, true);
    }
}
