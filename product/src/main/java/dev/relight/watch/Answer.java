package dev.relight.watch;

import java.time.Duration;

/// What one question got.
///
/// @param reason for people, also when up: `503 from http://localhost:8080/health`
public record Answer(boolean isUp, String reason, Duration took) {
    static Answer up(String reason, long sinceNanos) {
        return new Answer(true, reason, Duration.ofNanos(System.nanoTime() - sinceNanos));
    }

    static Answer down(String reason, long sinceNanos) {
        return new Answer(false, reason, Duration.ofNanos(System.nanoTime() - sinceNanos));
    }
}
