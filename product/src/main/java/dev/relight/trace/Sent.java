package dev.relight.trace;

/// What came of one try to send spans.
sealed interface Sent {
    record Taken() implements Sent {}

    /// Not now; it may work later.
    record Later(String because) implements Sent {}

    /// It will never be taken.
    record Never(String because) implements Sent {}
}
