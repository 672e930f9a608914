package dev.relight.lexicon;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who can tell whether a condition holds, by its words.
final class ConditionPhrases {
    private static final Phrases<Saying> TABLE = load();

    private ConditionPhrases() {}

    /// @param kind null for "context"
    /// @param subject stems one of which must stand in the clause too; empty for any
    /// @param time the clause must hold a length of time
    private record Saying(@Nullable ConditionKind kind, List<String> subject, boolean time) {}

    /// Null when what stands around the clause must decide.
    static @Nullable ConditionKind kind(String clause) {
        var fold = Fold.of(clause);
        Phrases.Match<Saying> best = null;
        for (var match : TABLE.in(fold))
            if ((best == null || weight(match) > weight(best))
                    && holds(match.value(), clause, fold)) best = match;
        if (best != null) return best.value().kind;
        return EMPTY.containsAll(fold.words()) ? ConditionKind.JUDGEMENT : ConditionKind.FINDING;
    }

    /// "If it does", "if so": nothing is named that a fact could show.
    private static final Set<String> EMPTY =
            Set.of(
                    "if", "it", "is", "does", "so", "not", "yes", "no", "that", "this", "they",
                    "are", "do", "doesn't", "isn't", "the", "case");

    /// The longer match wins; of two as long the one that a length of time bears out.
    private static int weight(Phrases.Match<Saying> match) {
        return match.length() * 2 + (match.value().time ? 1 : 0);
    }

    /// Whether a bracket that begins so is a condition without an opening word: "(Requires ...)".
    static boolean stands(Fold fold) {
        for (var match : TABLE.at(fold, 0))
            if (Durations.isOneOf(
                            fold.word(0),
                            "requires",
                            "require",
                            "needs",
                            "for",
                            "only",
                            "as",
                            "where",
                            "when")
                    && match.value().subject.isEmpty()
                    && !match.value().time) return true;
        return false;
    }

    /// "as needed", "where applicable": conditions in a sentence without "if".
    static boolean isAside(Fold fold, int at) {
        if (!Durations.isOneOf(fold.word(at), "as", "where", "when", "au", "bei")) return false;
        for (var match : TABLE.at(fold, at)) if (match.length() >= 2) return true;
        return false;
    }

    private static boolean holds(Saying saying, String clause, Fold fold) {
        if (saying.time && Durations.first(clause) == null) return false;
        if (saying.subject.isEmpty()) return true;
        for (var word : fold.words())
            for (var stem : saying.subject) if (fits(word, stem)) return true;
        return false;
    }

    private static boolean fits(String word, String stem) {
        return stem.endsWith("*")
                ? word.startsWith(stem.substring(0, stem.length() - 1))
                : word.equals(stem);
    }

    private static Phrases<Saying> load() {
        var table = new Phrases<Saying>();
        for (var row : Tables.rows("conditions")) {
            var word = row.text("kind");
            var kind = word.equals("context") ? null : Row.constant(ConditionKind.values(), word);
            var saying = new Saying(kind, row.list("subject"), row.is("time"));
            for (var phrase : row.list("say")) table.add(phrase, saying);
        }
        return table;
    }
}
