package dev.relight.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Words by which a sentence asks the reader to run the code it shows.
public final class AskWords {
    private static final Map<String, Set<String>> TABLE = load();

    private AskWords() {}

    /// The text over a block: "Run:", "Check the pods:".
    public static boolean leadsToBlock(String leadIn) {
        return holds("run", Fold.of(last(leadIn)));
    }

    /// The text of a sentence up to code within it: "Restart it with".
    public static boolean leadsToCode(String before) {
        var sentence = clause(last(before));
        var fold = Fold.of(sentence);
        if (holds("negation", fold)) return false;
        if (fold.size() == 0 || sentence.stripTrailing().endsWith(":")) return true;
        var word = fold.word(fold.size() - 1);
        if (of("before").contains(word)) return true;
        return of("joint").contains(word) && of("run").contains(fold.word(0));
    }

    private static boolean holds(String as, Fold fold) {
        for (var word : fold.words()) if (of(as).contains(word)) return true;
        return false;
    }

    private static Set<String> of(String as) {
        return TABLE.getOrDefault(as, Set.of());
    }

    /// The part of a sentence that leads to what follows: behind its last comma.
    private static String clause(String sentence) {
        var open = sentence.stripTrailing();
        int end = Math.max(open.lastIndexOf(", "), open.lastIndexOf("; "));
        return end < 0 ? sentence : sentence.substring(end + 2);
    }

    /// The last sentence of a text.
    private static String last(String text) {
        int end = Math.max(text.lastIndexOf(". "), text.lastIndexOf('\n'));
        return end < 0 ? text : text.substring(end + 1);
    }

    private static Map<String, Set<String>> load() {
        var words = new HashMap<String, Set<String>>();
        for (var row : Tables.rows("asked"))
            words.computeIfAbsent(row.text("as"), _ -> new HashSet<>()).addAll(row.list("say"));
        return words;
    }
}
