package dev.relight.finding;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression of one of our own tables, for a few words of an author; compiled when a text first
/// holds one of the words it needs.
final class Wording {
    private static final String ANY_CASE = "(?i)";

    private final String regex;
    private final boolean ignoringCase;
    private @Nullable List<String> needles;
    private @Nullable Pattern compiled;

    private Wording(String regex, boolean ignoringCase) {
        this.regex = regex;
        this.ignoringCase = ignoringCase;
    }

    /// Of prose: letter case is ignored.
    static Wording of(String regex) {
        return new Wording(regex, true);
    }

    /// Of a command: `-f` is not `-F`, unless it begins with `(?i)`.
    static Wording exact(String regex) {
        boolean any = regex.startsWith(ANY_CASE);
        return new Wording(any ? regex.substring(ANY_CASE.length()) : regex, any);
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
        var words = needles;
        if (words == null) needles = words = Needles.of(regex);
        return words;
    }

    boolean mayFit(String folded) {
        var words = needles();
        if (words.isEmpty()) return true;
        for (var word : words) if (folded.contains(word)) return true;
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
