package dev.relight.finding;

import dev.relight.lexicon.Row;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression of one of our own tables, for a few words of an author; compiled when a text first
/// holds one of the words it needs.
final class Wording {
    /// Behind the name of a cell: the cell with the words its expression needs.
    static final String NEEDLES = " needles";

    private static final String ANY_CASE = "(?i)";

    private final String regex;
    private final boolean ignoringCase;
    private final List<String> needles;
    private @Nullable Pattern compiled;

    private Wording(Row row, String cell, boolean ignoringCase) {
        this.regex = bare(row.text(cell));
        this.ignoringCase = ignoringCase || row.text(cell).startsWith(ANY_CASE);
        this.needles = row.list(cell.concat(NEEDLES));
    }

    /// Of prose: letter case is ignored.
    static Wording of(Row row, String cell) {
        return new Wording(row, cell, true);
    }

    /// Of a command: `-f` is not `-F`, unless it begins with `(?i)`.
    static Wording exact(Row row, String cell) {
        return new Wording(row, cell, false);
    }

    /// Without the mark that letter case counts for nothing.
    static String bare(String regex) {
        return regex.startsWith(ANY_CASE) ? regex.substring(ANY_CASE.length()) : regex;
    }

    /// Fits everything: nothing is asked.
    boolean isAny() {
        return regex.isEmpty();
    }

    boolean fits(String text) {
        return isAny() || fits(text, LogText.fold(text));
    }

    /// @param folded the text in small letters, where many wordings are asked
    boolean fits(String text, String folded) {
        return isAny() || mayFit(folded) && matcher(text).find();
    }

    /// Words of which one must stand in a text that fits; none if nobody can tell.
    List<String> needles() {
        return needles;
    }

    boolean mayFit(String folded) {
        if (needles.isEmpty()) return true;
        for (var word : needles) if (folded.contains(word)) return true;
        return false;
    }

    Matcher matcher(String text) {
        var pattern = compiled;
        if (pattern == null) {
            pattern = Pattern.compile(regex, ignoringCase ? Pattern.CASE_INSENSITIVE : 0);
            compiled = pattern;
        }
        return pattern.matcher(text);
    }
}
