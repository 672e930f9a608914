package dev.relight.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Reads a duration as people write one: `500ms`, `10s`, `5 min`, `2h`, `1d`, or ISO-8601 `PT5M`.
public final class Durations {
    private Durations() {}

    /// Empty when the text is no duration.
    public static Optional<Duration> parse(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        if (word.startsWith("pt") || word.startsWith("p")) return iso(word);
        int unitAt = 0;
        while (unitAt < word.length() && Character.isDigit(word.charAt(unitAt))) unitAt++;
        if (unitAt == 0 || unitAt > 9) return Optional.empty();
        long amount = Long.parseLong(word.substring(0, unitAt));
        return switch (word.substring(unitAt)) {
            case "ms" -> Optional.of(Duration.ofMillis(amount));
            case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(amount));
            case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(amount));
            case "h", "hour", "hours" -> Optional.of(Duration.ofHours(amount));
            case "d", "day", "days" -> Optional.of(Duration.ofDays(amount));
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> iso(String word) {
        try {
            return Optional.of(Duration.parse(word));
        } catch (DateTimeParseException notIso) {
            return Optional.empty();
        }
    }
}
