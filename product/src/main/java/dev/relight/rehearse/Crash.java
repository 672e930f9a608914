package dev.relight.rehearse;

/// Relight dies here: thrown through everything, caught by the world alone.
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where, null, false, false);
    }
}
