package dev.relight.finding;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which kinds of look could still tell the scenarios apart.
public final class Wanted {
    private Wanted() {}

    /// Kinds of evidence, as in [EvidenceKinds], behind signs that nobody could decide yet.
    public static Set<String> kinds(List<Candidate> candidates, Facts facts) {
        var kinds = new TreeSet<String>();
        for (var candidate : candidates)
            for (var clue : candidate.clues()) {
                var predicate = clue.predicate();
                if (predicate == null || !clue.discriminating()) continue;
                if (predicate.judge(facts).isUndecided()) collect(predicate, kinds);
            }
        return kinds;
    }

    private static void collect(Predicate predicate, Collection<String> to) {
        switch (predicate) {
            case Predicate.Compare(var subject, _, _) -> shown(subject, to);
            case Predicate.Matches(var subject, _, _) -> shown(subject, to);
            case Predicate.Has(var subject, _) -> shown(subject, to);
            case Predicate.Empty(var subject) -> shown(subject, to);
            case Predicate.And(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Or(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Not(var part) -> collect(part, to);
            case Predicate.Lasting(var part, _) -> collect(part, to);
        }
    }

    private static void shown(Subject subject, Collection<String> to) {
        for (var row : Rows.of("shows"))
            if (subject.name().startsWith(row.text("fact"))) {
                to.addAll(row.list("kinds"));
                return;
            }
    }
}
