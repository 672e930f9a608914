package dev.relight.lexicon;

/// Tells which conditions of an escalation section need no person to be judged.
public final class EscalationSigns {
    private static final Phrases<Sign> TABLE = load();

    private EscalationSigns() {}

    /// What would show that the condition holds.
    public enum Sign {
        /// At least one more service is down.
        SEVERAL_DOWN,
        /// At least two repairs were tried and did not help.
        REPAIRS_FAILED,
        /// Everything the runbook knows was tried.
        USED_UP,
        /// Only a person can tell.
        PERSON
    }

    /// Words that no row knows are for a person.
    public static Sign of(String condition) {
        Phrases.Match<Sign> best = null;
        for (var match : TABLE.in(Fold.of(condition)))
            if (best == null || match.length() > best.length()) best = match;
        return best == null ? Sign.PERSON : best.value();
    }

    private static Phrases<Sign> load() {
        var table = new Phrases<Sign>();
        for (var row : Tables.rows("escalation-signs")) {
            var sign = row.one(Sign.values(), "sign");
            for (var phrase : row.list("say")) table.add(phrase, sign);
        }
        return table;
    }
}
