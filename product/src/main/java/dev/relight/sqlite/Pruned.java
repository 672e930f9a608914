package dev.relight.sqlite;

/// What was thrown away.
///
/// @param texts how many
/// @param bytes how long they were together
public record Pruned(int texts, long bytes) {
    @Override
    public String toString() {
        return "%d outputs thrown away, %d bytes".formatted(texts, bytes);
    }
}
