package dev.relight.finding;

import java.util.List;

/// A scenario, how much speaks for it, and why.
///
/// @param score above 0 something speaks for it, below 0 more speaks against it, 0 nothing is known
/// @param strong at least one discriminating symptom was seen and the score is above 0
/// @param undated none of what tells this cause from others bears a time: it may be of another day
/// @param reasons for people, the weightiest first; never empty
/// @param facts that it rests on
public record Ranked(
        Candidate candidate,
        int score,
        boolean strong,
        boolean undated,
        List<String> reasons,
        List<Fact> facts) {
    public Ranked {
        reasons = List.copyOf(reasons);
        facts = List.copyOf(facts);
    }
}
