package dev.relight.watch;

import java.time.Duration;
import java.util.Map;

/// What one question got.
///
/// @param reason for people, also when up: `503 from http://localhost:8080/health`
/// @param levels what was seen of disks and memory, in percent
public record Answer(Word word, String reason, Duration took, Map<String, Double> levels) {
    public Answer {
        levels = Map.copyOf(levels);
    }

    Answer(Word word, String reason, Duration took) {
        this(word, reason, took, Map.of());
    }

    Answer with(Map<String, Double> seen) {
        return new Answer(word, reason, took, seen);
    }

    /// What it says of the service.
    public enum Word {
        UP,
        DOWN,
        /// The look itself failed, or decides nothing.
        UNDECIDED
    }

    static Answer up(String reason, long sinceNanos) {
        return of(Word.UP, reason, sinceNanos);
    }

    static Answer down(String reason, long sinceNanos) {
        return of(Word.DOWN, reason, sinceNanos);
    }

    static Answer of(Word word, String reason, long sinceNanos) {
        return new Answer(word, reason, Duration.ofNanos(System.nanoTime() - sinceNanos));
    }

    public boolean isUp() {
        return word == Word.UP;
    }

    public boolean isDown() {
        return word == Word.DOWN;
    }
}
