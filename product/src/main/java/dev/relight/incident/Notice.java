package dev.relight.incident;

import java.time.Instant;

/// Something people must be told.
///
/// @param id stable, so that a repeat can be recognised: `lantern-12-n4`
/// @param about the question's id, `line 60` of an escalation row, `level 2` of the policy, or
///   empty
/// @param text one line
public record Notice(String id, Kind kind, Instant at, String about, String text) {
    /// Why people are told.
    public enum Kind {
        OPENED,
        QUESTION,
        /// A person has it.
        ACKNOWLEDGED,
        STATUS,
        ESCALATION,
        HANDOVER,
        WARNING,
        RESOLVED,
        /// A person has ended Relight's work on it; the service may still be down.
        ABORTED
    }
}
