package dev.relight.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which rows of a table can fit a text at all, found in one pass over the text.
///
/// Every wording whose needed words are known is filed under the first three letters of each of
/// them; a row none of whose words begins anywhere in the text cannot fit.
///
/// @param <R> a row
final class Shortlist<R> {
    /// No needle is shorter; see [Needles].
    private static final int LETTERS = 3;

    private final List<R> rows;

    /// Rows whose needed words nobody could tell.
    private final BitSet always = new BitSet();

    private final Map<Integer, BitSet> byBeginning = new HashMap<>();

    Shortlist(List<R> rows, Function<R, Wording> says) {
        this.rows = List.copyOf(rows);
        for (int at = 0; at < rows.size(); at++) {
            var needles = says.apply(rows.get(at)).needles();
            if (needles.isEmpty()) always.set(at);
            for (var needle : needles)
                byBeginning.computeIfAbsent(letters(needle, 0), _ -> new BitSet()).set(at);
        }
    }

    /// In the table's order.
    ///
    /// @param folded the text in small letters
    List<R> of(String folded) {
        var may = (BitSet) always.clone();
        for (int at = 0; at + LETTERS <= folded.length(); at++) {
            var here = byBeginning.get(letters(folded, at));
            if (here != null) may.or(here);
        }
        var chosen = new ArrayList<R>();
        may.stream().forEach(at -> chosen.add(rows.get(at)));
        return chosen;
    }

    /// Three letters as one number; others than ASCII stand in no needle.
    private static int letters(String text, int at) {
        return text.charAt(at) * 31 * 31 + text.charAt(at + 1) * 31 + text.charAt(at + 2);
    }
}
