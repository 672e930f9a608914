package dev.relight.incident;

import java.util.Locale;

/// What people outside are told.
public enum Status {
    /// Diagnosis is running.
    INVESTIGATING,
    /// A cause is known.
    IDENTIFIED,
    /// A fix is in, and we watch it.
    MONITORING,
    RESOLVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
