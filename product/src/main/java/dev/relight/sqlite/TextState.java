package dev.relight.sqlite;

/// How a kept text is found.
public enum TextState {
    /// As it was kept.
    WHOLE,
    /// Thrown away on purpose; a stone in its place says when.
    PRUNED,
    /// Neither it nor a stone is there.
    MISSING,
    /// Something else lies in its place.
    CHANGED
}
