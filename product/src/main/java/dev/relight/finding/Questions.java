package dev.relight.finding;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a set of predicates asks.
final class Questions {
    private Questions() {}

    /// The expressions they ask of logs, each once.
    static List<Predicate.Matches> ofLogs(Collection<Predicate> predicates) {
        var matches = new LinkedHashSet<Predicate.Matches>();
        for (var predicate : predicates) collect(predicate, matches);
        return List.copyOf(matches);
    }

    private static void collect(Predicate predicate, Set<Predicate.Matches> to) {
        switch (predicate) {
            case Predicate.Matches matches -> {
                if (matches.subject().name().equals("log")) to.add(matches);
            }
            case Predicate.And(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Or(var parts) -> parts.forEach(part -> collect(part, to));
            case Predicate.Not(var part) -> collect(part, to);
            case Predicate.Lasting(var part, _) -> collect(part, to);
            case Predicate.Compare _, Predicate.Has _, Predicate.Empty _ -> {}
        }
    }
}
