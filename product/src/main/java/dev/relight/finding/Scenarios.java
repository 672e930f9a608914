package dev.relight.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which scenario the evidence speaks for, with reasons.
public final class Scenarios {
    /// One discriminating symptom outweighs any number of those that every outage shows.
    private static final int DISCRIMINATING = 10;

    private static final int GENERAL = 1;

    /// A symptom looked for and not found speaks against a scenario, but less than one found speaks
    /// for it: runbooks list several signs of which one is enough.
    private static final int REFUTED = -3;

    private Scenarios() {}

    /// Best first; equals in the runbook's order.
    public static List<Ranked> rank(List<Candidate> candidates, Facts facts) {
        return candidates.stream()
                .map(candidate -> weigh(candidate, facts))
                .sorted(
                        Comparator.comparingInt(Ranked::score)
                                .reversed()
                                .thenComparing(ranked -> ranked.candidate().failureMode() == null)
                                .thenComparingInt(ranked -> ranked.candidate().line()))
                .toList();
    }

    private static Ranked weigh(Candidate candidate, Facts facts) {
        int score = 0;
        int seen = 0;
        var pro = new ArrayList<String>();
        var contra = new ArrayList<String>();
        var open = new ArrayList<String>();
        var rests = new ArrayList<Fact>();
        for (var clue : candidate.clues()) {
            var predicate = clue.predicate();
            if (predicate == null) {
                open.add(said(clue) + ": no fact can decide it");
                continue;
            }
            var judged = predicate.judge(facts);
            switch (judged.outcome()) {
                case TRUE -> {
                    score += clue.discriminating() ? DISCRIMINATING : GENERAL;
                    if (clue.discriminating()) seen++;
                    pro.add(said(clue) + ": " + judged.because());
                    rests.addAll(judged.facts());
                }
                case FALSE -> {
                    if (clue.discriminating()) score += REFUTED;
                    contra.add("not " + said(clue) + ": " + judged.because());
                }
                case UNDECIDED -> open.add(said(clue) + ": " + judged.because());
            }
        }
        pro.addAll(contra);
        pro.addAll(open.stream().map(text -> "undecided: " + text).toList());
        if (pro.isEmpty()) pro.add("no symptoms are listed for it");
        return new Ranked(candidate, score, seen > 0 && score > 0, pro, rests);
    }

    private static String said(Candidate.Clue clue) {
        return "\"" + clue.text() + "\" (line " + clue.line() + ")";
    }
}
