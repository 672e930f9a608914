package dev.relight.finding;

import java.util.Comparator;
import java.util.List;

/// Which scenario the evidence speaks for, with reasons.
///
/// A symptom that was seen counts by what it rests on (`finding/weights.yaml`): the cause's own
/// record more than a consequence, so the specific comes before the general. What every outage
/// shows counts least; what was looked for and not found counts against; what nobody could see
/// counts nothing.
public final class Scenarios {
    private Scenarios() {}

    /// Best first; equals with a named cause first, then in the runbook's order.
    public static List<Ranked> rank(List<Candidate> candidates, Facts facts) {
        return candidates.stream()
                .map(candidate -> Weighing.of(candidate, facts))
                .sorted(
                        Comparator.comparingInt(Ranked::score)
                                .reversed()
                                .thenComparing(ranked -> ranked.candidate().failureMode() == null)
                                .thenComparingInt(ranked -> ranked.candidate().line()))
                .toList();
    }
}
