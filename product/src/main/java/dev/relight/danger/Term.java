package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// One term of a [Condition]: a subject, and what is asked of its value.
final class Term {
    /// `--dry-run=none` and `--force=false` say that the option is not meant.
    private static final List<String> MEANS_ABSENT =
            List.of("false", "none", "no", "off", "False", "FALSE");

    private static final List<String> SUBJECTS = List.of("last", "any", "each", "stdin", "carried");

    private final boolean denied;
    private final String subject;

    /// Empty where presence is enough.
    private final List<String> values;

    private final String regex;
    private @Nullable Pattern pattern;

    private Term(boolean denied, String subject, List<String> values, String regex) {
        this.denied = denied;
        this.subject = subject;
        this.values = values;
        this.regex = regex;
        if (!isOption() && !isCount() && !isPosition() && !SUBJECTS.contains(subject))
            throw new IllegalArgumentException(
                    "'"
                            + subject
                            + "' is neither an option nor 1, 2, last, any, each, n, stdin or"
                            + " carried");
    }

    static Term parse(String written) {
        boolean denied = written.startsWith("!");
        var text = denied ? written.substring(1) : written;
        if (text.startsWith("n=") || text.startsWith("n>"))
            return new Term(denied, text, List.of(), "");
        int tilde = text.indexOf('~');
        int equal = text.indexOf('=');
        if (tilde > 0 && (equal < 0 || tilde < equal))
            return new Term(denied, text.substring(0, tilde), List.of(), text.substring(tilde + 1));
        if (equal > 0)
            return new Term(
                    denied, text.substring(0, equal), values(text.substring(equal + 1)), "");
        return new Term(denied, text, List.of(), "");
    }

    private static List<String> values(String text) {
        var values = new ArrayList<String>(2);
        int from = 0;
        for (int at = text.indexOf(','); at >= 0; at = text.indexOf(',', from)) {
            values.add(text.substring(from, at));
            from = at + 1;
        }
        values.add(text.substring(from));
        return values;
    }

    String subject() {
        return subject;
    }

    boolean isOption() {
        return subject.startsWith("-") || subject.startsWith("+");
    }

    boolean asksValue() {
        return !values.isEmpty() || !regex.isEmpty();
    }

    void check() {
        if (regex.isEmpty()) return;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern '" + regex + "' cannot be read: " + e.getDescription(), e);
        }
    }

    boolean holds(Invocation of) {
        return positive(of) != denied;
    }

    private boolean isCount() {
        return subject.length() > 2 && subject.charAt(0) == 'n' && isNumber(subject.substring(2));
    }

    private boolean isPosition() {
        return isNumber(subject);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return !text.isEmpty() && text.length() < 4;
    }

    private boolean positive(Invocation of) {
        if (isOption()) return option(of);
        var words = of.positionals();
        if (isCount()) {
            int number = Integer.parseInt(subject.substring(2));
            return subject.charAt(1) == '=' ? words.size() == number : words.size() > number;
        }
        return switch (subject) {
            case "stdin" -> of.isFed();
            case "carried" -> of.rest() != null && !of.rest().isEmpty();
            case "any" -> any(words);
            case "each" -> !words.isEmpty() && all(words);
            case "last" -> !words.isEmpty() && fits(words.getLast());
            default -> {
                int at = Integer.parseInt(subject) - 1;
                yield at >= 0 && at < words.size() && fits(words.get(at));
            }
        };
    }

    private boolean any(List<String> words) {
        for (var word : words) if (fits(word)) return true;
        return false;
    }

    private boolean all(List<String> words) {
        for (var word : words) if (!fits(word)) return false;
        return true;
    }

    private boolean option(Invocation of) {
        for (var value : of.values(subject))
            if (asksValue() ? fits(value) : !MEANS_ABSENT.contains(value)) return true;
        return false;
    }

    private boolean fits(String word) {
        if (regex.isEmpty()) return values.isEmpty() || values.contains(word);
        var compiled = pattern;
        if (compiled == null) pattern = compiled = Pattern.compile(regex);
        return compiled.matcher(word).find();
    }
}
