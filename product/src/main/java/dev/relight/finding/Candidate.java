package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scenario of the runbook, as the ranking sees it.
///
/// @param line of its heading
/// @param failureMode such as `oom`; null if the heading names none
public record Candidate(int line, String title, List<Clue> clues, @Nullable String failureMode) {
    public Candidate {
        clues = List.copyOf(clues);
    }

    /// One of its symptoms.
    ///
    /// @param line where it stands in the runbook
    /// @param predicate null where no fact can decide it
    public record Clue(
            int line, String text, @Nullable Predicate predicate, boolean discriminating) {}
}
