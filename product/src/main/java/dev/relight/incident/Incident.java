package dev.relight.incident;

import java.time.Instant;

/// An incident as it stands: the fold of all its events, never stored itself.
///
/// `docs/how-it-decides.md` draws the stages from what simulated incidents really did.
public sealed interface Incident {
    /// Nothing has happened.
    record Quiet() implements Incident {}

    /// Under way.
    ///
    /// @param since when it was opened
    record Open(
            Opening opening,
            Instant since,
            Stage stage,
            Health health,
            Jobs jobs,
            Known known,
            Trail trail,
            Desk desk,
            Clock clock,
            Reins reins)
            implements Incident {
        /// Opened otherwise.
        Open with(Opening other) {
            return new Open(other, since, stage, health, jobs, known, trail, desk, clock, reins);
        }

        Open with(Stage other) {
            return new Open(opening, since, other, health, jobs, known, trail, desk, clock, reins);
        }

        Open with(Health other) {
            return new Open(opening, since, stage, other, jobs, known, trail, desk, clock, reins);
        }

        Open with(Jobs other) {
            return new Open(opening, since, stage, health, other, known, trail, desk, clock, reins);
        }

        Open with(Known other) {
            return new Open(opening, since, stage, health, jobs, other, trail, desk, clock, reins);
        }

        Open with(Trail other) {
            return new Open(opening, since, stage, health, jobs, known, other, desk, clock, reins);
        }

        Open with(Desk other) {
            return new Open(opening, since, stage, health, jobs, known, trail, other, clock, reins);
        }

        Open with(Clock other) {
            return new Open(opening, since, stage, health, jobs, known, trail, desk, other, reins);
        }

        Open with(Reins other) {
            return new Open(opening, since, stage, health, jobs, known, trail, desk, clock, other);
        }

        /// It waits for others, or for a limit, before anything may be begun.
        public boolean isBlocked() {
            return footing() instanceof Footing.Waiting;
        }

        /// Nothing automatic may be begun.
        boolean isHeld() {
            return desk.hold() != null || reins.stop() != null;
        }

        Guardrails guardrails() {
            return opening.policy().guardrails();
        }

        Policy.Patience patience() {
            return opening.policy().patience();
        }

        /// The footing on the ladder; anywhere else there is none.
        Footing footing() {
            return stage instanceof Stage.Climbing(_, var footing, _)
                    ? footing
                    : new Footing.Free(since);
        }
    }

    /// It ended; only notices may still be owed.
    record Over(Open last, Instant at, Ending ending) implements Incident {}

    /// How it ended.
    enum Ending {
        RESOLVED,
        ABORTED
    }
}
