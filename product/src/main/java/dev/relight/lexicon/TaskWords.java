package dev.relight.lexicon;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a person's tasks Relight can do itself, by the words of the task.
public final class TaskWords {
    private static final Phrases<Skill> TABLE = load();

    private TaskWords() {}

    private record Skill(BuiltIn builtIn, int rank, Set<Phase> phases, Set<Phase> not) {
        boolean holdsIn(Phase phase) {
            return (phases.isEmpty() || phases.contains(phase)) && !not.contains(phase);
        }
    }

    /// [BuiltIn#NONE] when the words name nothing Relight can do.
    public static BuiltIn builtIn(String task, Phase phase) {
        Phrases.Match<Skill> best = null;
        for (var match : TABLE.in(Fold.of(task)))
            if (match.value().holdsIn(phase) && beats(match, best)) best = match;
        return best == null ? BuiltIn.NONE : best.value().builtIn;
    }

    private static boolean beats(Phrases.Match<Skill> one, Phrases.@Nullable Match<Skill> other) {
        if (other == null || one.value().rank > other.value().rank) return true;
        return one.value().rank == other.value().rank && one.length() > other.length();
    }

    private static Phrases<Skill> load() {
        var table = new Phrases<Skill>();
        for (var row : Tables.rows("tasks")) {
            var skill =
                    new Skill(
                            row.one(BuiltIn.values(), "builtIn"),
                            row.number("rank", 0),
                            phases(row, "phases"),
                            phases(row, "not"));
            for (var phrase : row.list("say")) table.add(phrase, skill);
        }
        return table;
    }

    private static Set<Phase> phases(Row row, String cell) {
        var phases = EnumSet.noneOf(Phase.class);
        for (var name : row.list(cell)) phases.add(Row.constant(Phase.values(), name));
        return phases;
    }
}
