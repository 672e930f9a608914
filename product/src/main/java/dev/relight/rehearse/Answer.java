package dev.relight.rehearse;

import java.time.Duration;

/// What a command answers in the simulated world.
///
/// @param exit its exit status
/// @param took in virtual time
/// @param effect what it does to the service
public record Answer(int exit, String stdout, String stderr, Duration took, Effect effect) {
    /// What running a command changes.
    public enum Effect {
        NONE,
        /// The service comes up, if this was what it lacked.
        MENDS,
        /// The service goes down.
        BREAKS
    }

    public static Answer says(String stdout) {
        return new Answer(0, stdout, "", Duration.ofMillis(200), Effect.NONE);
    }

    public static Answer fails(int exit, String stderr) {
        return new Answer(exit, "", stderr, Duration.ofMillis(200), Effect.NONE);
    }

    public static Answer mends() {
        return new Answer(0, "", "", Duration.ofSeconds(2), Effect.MENDS);
    }

    public static Answer breaks() {
        return new Answer(0, "", "", Duration.ofSeconds(2), Effect.BREAKS);
    }

    public Answer taking(Duration time) {
        return new Answer(exit, stdout, stderr, time, effect);
    }
}
