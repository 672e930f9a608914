package dev.relight.lexicon;

import java.util.Optional;

/// What a blank in a message, or a line of "information to provide", wants to know.
public enum Blank {
    STATUS,
    NEXT_UPDATE,
    NOW,
    STARTED,
    DURATION,
    CAUSE,
    DONE,
    RESOLUTION,
    PLANNED,
    IMPACT,
    SERVICE,
    SEVERITY,
    INCIDENT,
    SUMMARY,
    PERSON,
    LINK,
    RUNBOOK,
    TIMELINE,
    LOGS,
    RESOURCES,
    SITUATION,
    ETA,
    NUMBER;

    private static final class Table {
        static final Phrases<Blank> ALL = load();

        private Table() {}
    }

    /// Empty for words that no row knows.
    public static Optional<Blank> of(String words) {
        Phrases.Match<Blank> best = null;
        for (var match : Table.ALL.in(Fold.of(words)))
            if (best == null || match.length() > best.length()) best = match;
        return Optional.ofNullable(best).map(Phrases.Match::value);
    }

    private static Phrases<Blank> load() {
        var table = new Phrases<Blank>();
        for (var row : Tables.rows("blanks")) {
            var blank = row.one(Blank.values(), "blank");
            for (var phrase : row.list("say")) table.add(phrase, blank);
        }
        return table;
    }
}
