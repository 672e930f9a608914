package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// The words by which a runbook recognises a cause, as predicates on facts.
public final class Symptoms {
    private Symptoms() {}

    public static @Nullable Predicate predicate(String text) {
        var sign = sign(text);
        return sign == null ? null : sign.predicate();
    }

    /// Null where no fact can decide it. A symptom in the alert's own section is global and never
    /// discriminating, whatever this says.
    public static @Nullable Sign sign(String text) {
        if (text.toLowerCase(java.util.Locale.ROOT).contains("oomkilled"))
            return new Sign(
                    Predicate.of("log matches /OOMKilled/ or container.oom_killed = true"),
                    true,
                    "oom");
        return null;
    }
}
