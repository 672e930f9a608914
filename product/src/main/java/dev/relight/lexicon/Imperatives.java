package dev.relight.lexicon;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a line asks for something to be done, by its first word.
public final class Imperatives {
    private static final Map<String, Sort> VERBS = load();

    private Imperatives() {}

    /// What the line asks for; null when it does not begin like a request. A number in front (`1.`,
    /// `Step 2:`) is passed over.
    public static @Nullable Sort of(String line) {
        var fold = Fold.of(line);
        int at = 0;
        while (at < fold.size() && isNumbering(fold.word(at))) at++;
        return VERBS.get(fold.word(at));
    }

    private static boolean isNumbering(String word) {
        return switch (word) {
            case "step",
                    "schritt",
                    "etape",
                    "paso",
                    "passo",
                    "or",
                    "then",
                    "and",
                    "also",
                    "please",
                    "first",
                    "next",
                    "finally",
                    "optionally",
                    "manually",
                    "you",
                    "should",
                    "try",
                    "bitte",
                    "quickly",
                    "temporarily",
                    "immediately",
                    "gracefully",
                    "not" ->
                    true;
            default -> word.chars().allMatch(Character::isDigit);
        };
    }

    private static Map<String, Sort> load() {
        var verbs = new HashMap<String, Sort>();
        for (var row : Tables.rows("imperatives")) {
            var sort = row.one(Sort.values(), "sort");
            for (var verb : row.list("say")) verbs.putIfAbsent(verb, sort);
        }
        return verbs;
    }
}
