package dev.relight.lexicon;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lengths of time as people write them: `< 5 minutes`, `2-3 min`, `an hour`, `30s`.
public final class Durations {
    private static final Map<String, String> UNITS = words("durations", "iso");
    private static final Map<String, String> NUMBERS = words("numbers", "value");

    private Durations() {}

    /// A length of time found in a text.
    ///
    /// @param least ISO-8601; equal to `most` unless a range is given
    /// @param most ISO-8601
    /// @param start word it begins with, 0-based, in the folded text
    /// @param end word behind it
    public record Length(String least, String most, int start, int end) {
        public boolean isRange() {
            return !least.equals(most);
        }
    }

    /// The first length of time in the text; null if there is none.
    public static @Nullable Length first(String text) {
        var fold = Fold.of(text);
        for (int at = 0; at < fold.size(); at++) {
            var length = at(text, fold, at);
            if (length != null) return length;
        }
        return null;
    }

    private static @Nullable Length at(String text, Fold fold, int at) {
        var glued = glued(fold.word(at));
        if (glued != null) return new Length(glued, glued, at, at + 1);
        var number = number(text, fold, at);
        if (number == null) return null;
        int next = at + 1;
        var second = number;
        boolean to = isOneOf(fold.word(next), "to", "bis", "a");
        var ranged = number(text, fold, to ? next + 1 : next);
        if (ranged != null && (to || joined(text, fold, at))) {
            second = ranged;
            next += to ? 2 : 1;
        }
        var unit = UNITS.get(fold.word(next));
        if (unit == null) return null;
        return new Length(iso(number, unit), iso(second, unit), at, next + 1);
    }

    /// Whether a dash alone stands between this word and the next: `2-3`.
    private static boolean joined(String text, Fold fold, int at) {
        if (at + 1 >= fold.size()) return false;
        var between = text.substring(fold.ends().get(at), fold.starts().get(at + 1)).strip();
        return between.equals("-") || between.equals("–") || between.equals("—");
    }

    private static @Nullable String number(String text, Fold fold, int at) {
        var word = fold.word(at);
        if (word.isEmpty() || isFraction(text, fold, at)) return null;
        if (word.chars().allMatch(c -> c >= '0' && c <= '9'))
            return word.length() > 6 ? null : word;
        return NUMBERS.get(word);
    }

    /// The `5` of `1.5` is no number of its own.
    private static boolean isFraction(String text, Fold fold, int at) {
        int start = fold.starts().get(at);
        return start > 1
                && text.charAt(start - 1) == '.'
                && Character.isDigit(text.charAt(start - 2));
    }

    /// `30s`, `5m`, `15min`, `24h`, `7d`.
    private static @Nullable String glued(String word) {
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9')
            digits++;
        if (digits == 0 || digits > 6 || digits == word.length()) return null;
        var unit = UNITS.get(word.substring(digits));
        return unit == null ? null : iso(word.substring(0, digits), unit);
    }

    private static String iso(String number, String unit) {
        var plain = number.replaceFirst("^0+(?=.)", "");
        return switch (unit) {
            case "DW" -> "P" + Integer.parseInt(plain) * 7 + "D";
            case "DD" -> "P" + plain + "D";
            case "DM" -> "P" + plain + "M";
            default -> "PT" + plain + unit.charAt(1);
        };
    }

    static boolean isOneOf(String word, String... words) {
        for (var one : words) if (one.equals(word)) return true;
        return false;
    }

    private static Map<String, String> words(String table, String cell) {
        var words = new HashMap<String, String>();
        for (var row : Tables.rows(table))
            for (var word : row.list("say")) words.put(word, row.text(cell));
        return words;
    }
}
