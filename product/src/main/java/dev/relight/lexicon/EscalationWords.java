package dev.relight.lexicon;

import org.jspecify.annotations.Nullable;

/// What a heading or lead-in of an escalation section says of the lines below it.
public final class EscalationWords {
    private static final Phrases<EscalationKind> TABLE = load();

    private EscalationWords() {}

    /// Null when it says nothing of them.
    public static @Nullable EscalationKind below(String leadIn) {
        Phrases.Match<EscalationKind> best = null;
        for (var match : TABLE.in(Fold.of(leadIn)))
            if (best == null || match.length() > best.length()) best = match;
        return best == null ? null : best.value();
    }

    private static Phrases<EscalationKind> load() {
        var table = new Phrases<EscalationKind>();
        for (var row : Tables.rows("escalation")) {
            var kind = row.one(EscalationKind.values(), "kind");
            for (var phrase : row.list("say")) table.add(phrase, kind);
        }
        return table;
    }
}
