package dev.relight.finding;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long ago, as container engines and clusters say it: `About an hour`, `3 weeks`, `2m10s`.
final class Ago {
    private static final Pattern PART =
            Pattern.compile(
                    "(?i)\\b(an?|[0-9]{1,6}) ?(s|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|months?|y|years?)(?:[^a-z]|$)");

    private static final Map<Character, Duration> UNITS =
            Map.of(
                    's', Duration.ofSeconds(1),
                    'm', Duration.ofMinutes(1),
                    'h', Duration.ofHours(1),
                    'd', Duration.ofDays(1),
                    'w', Duration.ofDays(7),
                    'y', Duration.ofDays(365));

    private static final Duration MONTH = Duration.ofDays(30);

    private Ago() {}

    /// Null for what is no length of time.
    static @Nullable Duration read(String text) {
        var parts = PART.matcher(text.replaceAll("(?<=[smhdw])(?=[0-9])", " "));
        var sum = Duration.ZERO;
        boolean any = false;
        while (parts.find()) {
            var count = parts.group(1);
            long number = Character.isDigit(count.charAt(0)) ? Long.parseLong(count) : 1;
            var unit = parts.group(2).toLowerCase(java.util.Locale.ROOT);
            var length = unit.startsWith("mo") ? MONTH : UNITS.get(unit.charAt(0));
            if (length == null) return null;
            sum = sum.plus(length.multipliedBy(number));
            any = true;
        }
        return any ? sum : null;
    }
}
