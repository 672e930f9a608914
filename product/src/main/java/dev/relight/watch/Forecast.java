package dev.relight.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sees from a row of levels when something will be full. Pure.
///
/// A straight line through the levels must describe them well, and the row must be long enough for
/// how far it looks ahead: an hour of history is trusted for [#TRUST] hours.
///
/// @param subject what fills: `disk.used_percent(/var)`
/// @param levels in the order of their times, thinned as they grow old
public record Forecast(String subject, List<Level> levels) {
    /// Percent at a time.
    public record Level(Instant at, double percent) {}

    /// Fewer draw a line through anything.
    private static final int LEVELS_MIN = 8;

    private static final int LEVELS_MAX = 120;

    /// How many times its own length a row is trusted to go on.
    private static final int TRUST = 20;

    /// A disk that is full tomorrow can be seen to in daylight; later nobody would act on it.
    private static final Duration DISK = Duration.ofHours(24);

    /// Memory comes and goes with the load of the day; only what is near means something.
    private static final Duration MEMORY = Duration.ofHours(6);

    /// Below this share of the variance the line explains, it is no trend but weather.
    private static final double FIT_MIN = 0.9;

    /// Below this level there is room for whatever it is.
    private static final double PERCENT_MIN = 50;

    private static final double FULL = 100;

    public Forecast {
        levels = List.copyOf(levels);
    }

    static Forecast of(String subject) {
        return new Forecast(subject, List.of());
    }

    /// With one more level.
    public Forecast see(Level level) {
        var all = new ArrayList<>(levels);
        all.add(level);
        if (all.size() <= LEVELS_MAX) return new Forecast(subject, all);
        var thin = new ArrayList<Level>();
        for (int i = 0; i < all.size(); i++)
            if (i % 2 == 0 || i == all.size() - 1) thin.add(all.get(i));
        return new Forecast(subject, thin);
    }

    /// How long until it is full; empty when nothing says that it will be within its horizon.
    public Optional<Duration> untilFull() {
        if (levels.size() < LEVELS_MIN) return Optional.empty();
        var first = levels.getFirst().at();
        var last = levels.getLast();
        if (last.percent() < PERCENT_MIN) return Optional.empty();
        double x = 0;
        double y = 0;
        for (var level : levels) {
            x += hours(first, level.at()) / levels.size();
            y += level.percent() / levels.size();
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (var level : levels) {
            double dx = hours(first, level.at()) - x;
            double dy = level.percent() - y;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        if (xx <= 0 || yy <= 0 || xy <= 0 || xy * xy / (xx * yy) < FIT_MIN) return Optional.empty();
        double left = (FULL - last.percent()) / (xy / xx);
        double span = hours(first, last.at());
        var horizon = subject.startsWith("memory.") ? MEMORY : DISK;
        if (left > span * TRUST || left > horizon.toHours()) return Optional.empty();
        return Optional.of(Duration.ofSeconds(Math.max(0, (long) (left * 3600))));
    }

    /// For people: `disk.used_percent(/var) is at 91 % and full in about 3 h`.
    public Optional<String> words() {
        return untilFull()
                .map(left ->
                        "%s is at %.0f %% and full in about %s"
                                .formatted(subject, levels.getLast().percent(), about(left)));
    }

    private static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 3_600_000.0;
    }

    private static String about(Duration left) {
        if (left.toHours() >= 2) return left.toHours() + " h";
        if (left.toMinutes() >= 2) return left.toMinutes() + " min";
        return String.format(Locale.ROOT, "%d s", left.toSeconds());
    }
}
