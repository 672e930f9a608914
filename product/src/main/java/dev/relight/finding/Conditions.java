package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// "If ..." of a runbook, as a predicate on facts.
public final class Conditions {
    private Conditions() {}

    /// Null where only a person can tell.
    public static @Nullable Predicate predicate(String text, Surroundings around) {
        return Symptoms.predicate(text);
    }
}
