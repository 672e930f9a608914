package dev.relight.incident;

import java.util.List;

/// A scenario that was thought of, and what speaks for and against it.
///
/// @param section line of its heading
/// @param score above 0 something speaks for it, below 0 more speaks against it
/// @param strong a sign was seen that tells it from the others
/// @param undated no such sign bears a time: it may be of another day, so it alone does not bring
///   anything drastic forward
/// @param reasons for people, the weightiest first
public record Hypothesis(
        int section,
        String title,
        int score,
        boolean strong,
        boolean undated,
        List<String> reasons) {
    public Hypothesis {
        reasons = List.copyOf(reasons);
    }

    /// One whose signs are of tonight, or that has none.
    public Hypothesis(int section, String title, int score, boolean strong, List<String> reasons) {
        this(section, title, score, strong, false, reasons);
    }
}
