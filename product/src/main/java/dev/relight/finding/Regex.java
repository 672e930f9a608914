package dev.relight.finding;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// Regular expressions that run in time linear to the text, whatever a runbook says.
///
/// Look-ahead, look-behind and back references do not exist here.
final class Regex {
    /// Longer ones come from no person.
    static final int CHARACTERS_MAX = 1_000;

    private Regex() {}

    static Pattern of(String regex, boolean ignoringCase) {
        if (regex.length() > CHARACTERS_MAX)
            throw new IllegalArgumentException(
                    "expression of %d characters; at most %d"
                            .formatted(regex.length(), CHARACTERS_MAX));
        try {
            return Pattern.compile(regex, ignoringCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("/" + regex + "/: " + e.getMessage(), e);
        }
    }
}
