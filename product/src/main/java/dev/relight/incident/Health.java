package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;

/// How the service is, as far as we know.
///
/// @param since when it was first seen so, without a break
/// @param detail what was seen: `503 from http://localhost:8080/health`
public record Health(State state, Instant since, String detail) {
    /// Two answers, and none.
    public enum State {
        UP,
        DOWN,
        /// Nothing can tell: no probe, and no check in the runbook.
        UNKNOWN
    }

    boolean isUpSteadily(Instant at, Duration steady) {
        return state == State.UP && !since.plus(steady).isAfter(at);
    }
}
