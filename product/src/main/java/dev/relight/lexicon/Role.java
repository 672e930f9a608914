package dev.relight.lexicon;

import java.util.Locale;

/// What one command does within its step.
public enum Role {
    /// Looks before anything is changed.
    CHECK,
    /// Changes something.
    ACT,
    WAIT,
    /// Looks whether the change helped.
    CONFIRM,
    /// Keeps something for later: a backup, a log.
    CAPTURE,
    /// Only a person can do it.
    HUMAN,
    /// Has no effect at all.
    NOOP;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
