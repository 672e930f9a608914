package dev.relight.finding;

import java.util.Locale;

/// The three answers to a question; "nobody knows" is never taken for yes or no.
public enum Outcome {
    TRUE,
    FALSE,
    /// No fact speaks to it.
    UNDECIDED;

    public Outcome not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNDECIDED -> UNDECIDED;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
