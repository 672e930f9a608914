package dev.relight.finding;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an author states exactly: `components.failed > 0` in a code span, "words in quotes" of a
/// log.
final class Stated {
    private static final Pattern FIELD =
            Pattern.compile(
                    "`([A-Za-z][A-Za-z0-9_.]*)(?: ?(==?|!=|[<>]=?) ?\"?([A-Za-z0-9_.%-]+)\"?|: ?(true|false|null|[0-9.]+))`");

    private static final Pattern COUNTER = Pattern.compile("`([a-z][a-z0-9]*(?:_[a-z0-9]+){2,})`");

    private static final Pattern QUOTED = Pattern.compile("[\"“`]([^\"”`<>=]{4,80}?)[\"”`]");

    /// Without one of these, quoted words may be a button or a name.
    private static final Pattern ABOUT_LOG =
            Pattern.compile(
                    "(?i)error|message|log|exception|warning|output|shows?|print|says|report");

    private Stated() {}

    /// A comparison in a code span is asked of the JSON answer, a metric's name of the metrics.
    static @Nullable Sign sign(String text) {
        var field = FIELD.matcher(text);
        if (field.find()) {
            boolean colon = field.group(2) == null;
            var operator = colon ? "=" : field.group(2);
            var value = colon ? field.group(4) : field.group(3);
            return read("json." + field.group(1) + " " + operator + " " + value);
        }
        var counter = COUNTER.matcher(text);
        return counter.find() && text.toLowerCase(Locale.ROOT).contains("metric")
                ? read("metric(" + counter.group(1) + ") > 0")
                : null;
    }

    private static @Nullable Sign read(String predicate) {
        return Predicate.parse(predicate) instanceof Parsed.Read(var read)
                ? new Sign(read, true, "any")
                : null;
    }

    static @Nullable Sign quoted(String text) {
        var quoted = QUOTED.matcher(text);
        if (!quoted.find() || !ABOUT_LOG.matcher(text).find()) return null;
        var words = Greps.literally(quoted.group(1));
        return new Sign(new Predicate.Matches(new Subject("log", ""), words, true), true, "any");
    }
}
