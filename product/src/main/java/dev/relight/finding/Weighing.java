package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One scenario on the scales.
final class Weighing {
    /// What every outage shows: enough to break a tie, never to outweigh a sign of the cause.
    private static final int GENERAL = 1;

    /// Speaks against, but less than one seen speaks for: runbooks list several signs of which one
    /// is enough.
    private static final int REFUTED = -2;

    /// What bears no time may be of another day: more than what every outage shows, less than any
    /// sign seen now.
    private static final int UNDATED = 2;

    private final Facts facts;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Fact> rests = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private final Set<String> modes = new TreeSet<>();
    private int score;
    private boolean strong;
    private boolean dated;

    private record Reason(int weight, String text) {}

    private Weighing(Facts facts) {
        this.facts = facts;
    }

    static Ranked of(Candidate candidate, Facts facts) {
        var scales = new Weighing(facts);
        var clues = candidate.clues();
        if (clues.stream().allMatch(clue -> clue.predicate() == null))
            clues = named(candidate, clues);
        for (var clue : clues) scales.weigh(clue);
        scales.weighName(candidate);
        scales.weighAgainst(candidate);
        if (scales.reasons.isEmpty())
            scales.reasons.add(new Reason(0, "no symptoms are listed for it"));
        scales.reasons.sort(Comparator.comparingInt((Reason reason) -> -Math.abs(reason.weight)));
        return new Ranked(
                candidate,
                scales.score,
                scales.strong && scales.score > 0,
                !scales.dated,
                scales.reasons.stream().map(Reason::text).toList(),
                scales.rests);
    }

    /// A heading such as "Disk full" is a symptom by its own words.
    private static List<Candidate.Clue> named(Candidate candidate, List<Candidate.Clue> clues) {
        var sign = Symptoms.sign(candidate.title());
        if (sign == null || !sign.discriminating()) return clues;
        var all = new ArrayList<>(clues);
        all.add(new Candidate.Clue(candidate.line(), candidate.title(), sign.predicate(), true));
        return all;
    }

    /// "Database Connection Lost" is seen in an error that no listed symptom of it describes; that
    /// it is not seen says nothing.
    private void weighName(Candidate candidate) {
        if (strong) return;
        var sign = Symptoms.sign(candidate.title());
        if (sign == null || !sign.discriminating() || !sign.predicate().judge(facts).isTrue())
            return;
        weigh(new Candidate.Clue(candidate.line(), candidate.title(), sign.predicate(), true));
    }

    /// What excludes this kind of cause; a sign that was seen may be stronger.
    private void weighAgainst(Candidate candidate) {
        if (candidate.failureMode() != null) modes.add(candidate.failureMode());
        for (var row : Rows.of("against")) {
            if (!modes.contains(row.text("mode"))) continue;
            if (strong && dated && !row.text("always").equals("y")) continue;
            var judged = Predicate.of(row.text("when")).judge(facts);
            if (judged.isTrue())
                count(Integer.parseInt(row.text("weight")), "against it: " + judged.because());
        }
    }

    private void weigh(Candidate.Clue clue) {
        var sign = clue.discriminating() ? Symptoms.sign(clue.text()) : null;
        if (sign != null) modes.add(sign.failureMode());
        var predicate = clue.predicate();
        if (predicate == null) {
            reasons.add(new Reason(0, "undecided: " + said(clue) + ": no fact can decide it"));
            return;
        }
        var judged = predicate.judge(facts);
        switch (judged.outcome()) {
            case TRUE -> seen(clue, judged);
            case FALSE -> {
                int weight = clue.discriminating() ? REFUTED : 0;
                count(weight, "not " + said(clue) + ": " + judged.because());
            }
            case UNDECIDED ->
                    reasons.add(
                            new Reason(0, "undecided: " + said(clue) + ": " + judged.because()));
        }
    }

    /// The same fact behind two symptoms is still one fact.
    private void seen(Candidate.Clue clue, Judgement judged) {
        boolean fresh = false;
        for (var fact : judged.facts()) fresh |= counted.add(fact.subject() + fact.value());
        boolean undated = judged.facts().stream().anyMatch(Ageing::isUndated);
        int weight = clue.discriminating() && fresh ? Weights.of(judged.facts()) : GENERAL;
        strong |= clue.discriminating();
        dated |= clue.discriminating() && !undated;
        rests.addAll(judged.facts());
        count(
                undated ? Math.min(weight, UNDATED) : weight,
                said(clue)
                        + ": "
                        + judged.because()
                        + (undated ? "; it bears no time, so it may be of another day" : ""));
    }

    private void count(int weight, String reason) {
        score += weight;
        reasons.add(new Reason(weight, reason));
    }

    /// Authors often quote a message themselves.
    private static String said(Candidate.Clue clue) {
        var quote = clue.text().contains("\"") ? "" : "\"";
        return quote + clue.text() + quote + " (line " + clue.line() + ")";
    }

    /// The table.
    private static final class Weights {
        private static final List<Row> ROWS = Rows.of("weights");

        static int of(List<Fact> facts) {
            int heaviest = 0;
            for (var fact : facts) heaviest = Math.max(heaviest, of(fact.subject()));
            return heaviest;
        }

        private static int of(String subject) {
            for (var row : ROWS)
                if (subject.startsWith(row.text("fact")))
                    return Integer.parseInt(row.text("weight"));
            throw new IllegalStateException("weights.yaml has no last row for " + subject);
        }
    }
}
