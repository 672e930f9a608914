package dev.relight.finding;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Fills the blanks of a table's predicate from the author's words: `{n:x}` is the number that
/// stands there, else the threshold x; `{d}` the length of time.
final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{n:([a-z_]+)\\}");

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?%");

    private static final Pattern LIMIT =
            Pattern.compile(
                    "(?i)(?:[<>]=?|≥|≤|above|over|below|under|exceed(?:s|ing)?|more than|less than|at least|at most|greater than|longer than|within|higher than|lower than|at|reach(?:es|ed)?) ?~?([0-9]+(?:\\.[0-9]+)?) ?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?)?\\b");

    private static final Pattern TIME =
            Pattern.compile(
                    "(?i)([0-9]+) ?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?)\\b");

    /// A counter of 100 % is seen as 99.something.
    private static final Pattern FULL = Pattern.compile("100(?:\\.0+)?");

    private Blanks() {}

    /// Whether the author's words make a difference.
    static boolean has(String template) {
        return template.contains("{n:")
                || template.contains("{d}")
                || template.contains("{minutes}");
    }

    static String fill(String template, String text) {
        if (!has(template)) return Thresholds.fill(template);
        var time = time(text);
        var minutes = Long.toString(Duration.parse(time).toMinutes());
        var filled = template.replace("{d}", time).replace("{minutes}", minutes);
        var blank = BLANK.matcher(filled);
        while (blank.find()) {
            var name = blank.group(1);
            boolean share = !name.endsWith("_ms") && !name.equals("restarts");
            filled = filled.replace(blank.group(), share ? share(name, text) : plain(name, text));
            blank = BLANK.matcher(filled);
        }
        return Thresholds.fill(filled);
    }

    private static String share(String name, String text) {
        var percent = PERCENT.matcher(text);
        if (percent.find()) {
            boolean full = FULL.matcher(percent.group(1)).matches();
            boolean counted = name.startsWith("cpu") || name.startsWith("memory");
            return full && counted ? "99" : percent.group(1);
        }
        var limit = LIMIT.matcher(text);
        if (limit.find() && limit.group(2) == null) return limit.group(1);
        return "{" + name + "}";
    }

    private static String plain(String name, String text) {
        var limit = LIMIT.matcher(text);
        if (!limit.find()) return "{" + name + "}";
        var unit = limit.group(2);
        if (!name.endsWith("_ms")) return limit.group(1);
        boolean brief = unit != null && (unit.startsWith("ms") || unit.startsWith("s"));
        return brief ? millis(limit.group(1), unit) : "{" + name + "}";
    }

    /// Milliseconds, without a point.
    static String millis(String number, String unit) {
        return Long.toString(Math.round(Double.parseDouble(number) * unitMillis(unit)));
    }

    private static long unitMillis(String unit) {
        var small = unit.toLowerCase(Locale.ROOT);
        if (small.startsWith("ms") || small.startsWith("milli")) return 1;
        if (small.startsWith("s")) return Duration.ofSeconds(1).toMillis();
        if (small.startsWith("m")) return Duration.ofMinutes(1).toMillis();
        if (small.startsWith("h")) return Duration.ofHours(1).toMillis();
        return Duration.ofDays(1).toMillis();
    }

    /// As ISO-8601; a minute where none is named.
    static String time(String text) {
        var time = TIME.matcher(text);
        if (!time.find() || time.group(1).length() > 6) return "PT1M";
        return Duration.ofMillis(Long.parseLong(millis(time.group(1), time.group(2)))).toString();
    }
}
