package dev.relight.lexicon;

import org.jspecify.annotations.Nullable;

/// Comments such as `# Docker` or `# OR for Kubernetes` that name where the lines below make sense.
public final class PlatformLabels {
    private static final String FILLER = "any";
    private static final Phrases<String> TABLE = load();

    private PlatformLabels() {}

    /// The platform's word when naming it is all the text does; null otherwise.
    public static @Nullable String label(String text) {
        var fold = Fold.of(text);
        var covered = new boolean[fold.size()];
        Phrases.Match<String> longest = null;
        for (var match : TABLE.in(fold)) {
            for (int at = match.start(); at < match.end(); at++) covered[at] = true;
            if (match.value().equals(FILLER)) continue;
            if (longest == null || match.length() > longest.length()) longest = match;
        }
        for (boolean word : covered) if (!word) return null;
        return longest == null ? null : longest.value();
    }

    /// The platform a text names among other words; null for none.
    public static @Nullable String named(String text) {
        Phrases.Match<String> longest = null;
        for (var match : TABLE.in(Fold.of(text)))
            if (!match.value().equals(FILLER)
                    && (longest == null || match.length() > longest.length())) longest = match;
        return longest == null ? null : longest.value();
    }

    private static Phrases<String> load() {
        var table = new Phrases<String>();
        for (var row : Tables.rows("platforms"))
            for (var phrase : row.list("say")) table.add(phrase, row.text("platform"));
        return table;
    }
}
