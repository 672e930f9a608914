package dev.relight.room.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and lengths as people read them at night.
public final class Say {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY_SECONDS = 24 * HOUR;

    private Say() {}

    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    public static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    public static String length(Instant from, Instant to) {
        return length(Duration.between(from, to).abs());
    }

    /// Two figures at most: `3 d 4 h`, `12 min 5 s`.
    public static String length(Duration length) {
        long s = length.toSeconds();
        if (s >= DAY_SECONDS) return two(s / DAY_SECONDS, "d", s % DAY_SECONDS / HOUR, "h");
        if (s >= HOUR) return two(s / HOUR, "h", s % HOUR / MINUTE, "min");
        if (s >= MINUTE) return two(s / MINUTE, "min", s % MINUTE, "s");
        if (s == 0 && !length.isZero()) return length.toMillis() + " ms";
        return s + " s";
    }

    private static String two(long much, String big, long rest, String small) {
        return rest == 0 ? much + " " + big : "%d %s %d %s".formatted(much, big, rest, small);
    }

    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
