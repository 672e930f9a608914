package dev.relight.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an open incident has come.
public sealed interface Stage {
    Instant since();

    /// Looking around; nothing is changed.
    record Assessing(Instant since) implements Stage {}

    /// On the ladder.
    ///
    /// @param disproved when the runbook's verification last failed although the service seemed up;
    ///   an older "up" is not believed again
    record Climbing(Instant since, Footing footing, @Nullable Instant disproved) implements Stage {
        Climbing with(Footing other) {
            return new Climbing(since, other, disproved);
        }
    }

    /// Up again, it seems; the runbook's checks decide.
    ///
    /// @param since when this round of checks may begin
    /// @param first when the first round began
    record Verifying(Instant since, Instant first) implements Stage {}

    /// Restored, and watched.
    record Soaking(Instant since, Instant until) implements Stage {}

    /// The plan is used up, or not allowed: a person has it, Relight goes on watching.
    record HandedOver(Instant since, String because) implements Stage {}

    /// Resolved; the runbook's own stability watch goes on.
    record Watching(Instant since, Instant until) implements Stage {}
}
