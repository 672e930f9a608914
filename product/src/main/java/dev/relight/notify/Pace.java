package dev.relight.notify;

import dev.relight.incident.Notice;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how long a message is tried.
///
/// @param first pause after the first failure; it doubles with each
/// @param longest pause
/// @param call how long a call of the policy is tried: then the next person is called instead
/// @param rest how long everything else is tried
record Pace(Duration first, Duration longest, Duration call, Duration rest) {
    /// Doubling further means nothing.
    private static final int DOUBLINGS_MAX = 20;

    static Pace usual() {
        return new Pace(
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofHours(1));
    }

    Duration limit(Notice notice) {
        return notice.about().startsWith("level ") ? call : rest;
    }

    /// Between half and the whole of the doubled pause, so that many do not come back at once.
    ///
    /// @param failures so far, at least 1
    Duration pause(int failures, RandomGenerator dice) {
        long doubled = first.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + dice.nextLong(whole / 2 + 1));
    }
}
