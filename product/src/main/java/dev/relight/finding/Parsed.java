package dev.relight.finding;

/// What became of a text that should be a predicate.
public sealed interface Parsed {
    record Read(Predicate predicate) implements Parsed {}

    /// @param column where reading stopped, 1-based
    /// @param what the mistake
    /// @param mend what to write instead
    record Unreadable(int column, String what, String mend) implements Parsed {}
}
