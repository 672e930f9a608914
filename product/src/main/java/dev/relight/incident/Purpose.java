package dev.relight.incident;

/// What a job is run for.
public enum Purpose {
    /// Look around before anything is changed.
    EVIDENCE,
    /// One part of a rung.
    ACT,
    /// Decide whether the service is restored.
    VERIFY
}
