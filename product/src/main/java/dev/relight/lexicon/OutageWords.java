package dev.relight.lexicon;

/// Whether a sentence says that the service is out.
public final class OutageWords {
    private static final Phrases<Boolean> TABLE = load();

    private OutageWords() {}

    public static boolean in(String sentence) {
        return !TABLE.in(Fold.of(sentence)).isEmpty();
    }

    private static Phrases<Boolean> load() {
        var table = new Phrases<Boolean>();
        for (var row : Tables.rows("outage"))
            for (var phrase : row.list("say")) table.add(phrase, true);
        return table;
    }
}
