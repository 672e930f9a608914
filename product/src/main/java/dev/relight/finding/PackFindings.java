package dev.relight.finding;

import dev.relight.lexicon.PackWords;
import dev.relight.lexicon.Row;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Packs the tables of this room; run by the build. What can be read off a row once is read here:
/// words are parted, and each expression gets the words it needs (see [Needles]).
public final class PackFindings {
    /// Cells of words with blanks between.
    private static final Set<String> WORDS =
            Set.of(
                    "call",
                    "with",
                    "without",
                    "reads",
                    "evidence",
                    "of",
                    "kinds",
                    "option",
                    "each",
                    "valued");

    /// Cells that hold an expression.
    private static final Set<String> EXPRESSIONS =
            Set.of("says", "unless", "near", "for", "text", "piped");

    private PackFindings() {}

    /// @param arguments the folder with the YAML files, and the file to write
    public static void main(String[] arguments) throws IOException {
        PackWords.run(arguments, PackFindings::prepared);
    }

    static Row prepared(Row row) {
        var cells = new LinkedHashMap<String, List<String>>();
        PackWords.bare(row)
                .cells()
                .forEach((name, texts) -> {
                    if (WORDS.contains(name)) cells.put(name, words(texts.getFirst().strip()));
                    else cells.put(name, texts);
                    if (!EXPRESSIONS.contains(name)) return;
                    var needles = Needles.of(Wording.bare(texts.getFirst()));
                    if (!needles.isEmpty()) cells.put(name + Wording.NEEDLES, needles);
                });
        return new Row(cells);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
