package dev.relight.incident;

import java.time.Instant;

/// Something people must be told.
///
/// @param id stable, so that a repeat can be recognised: `lantern-12-n4`
/// @param about the question's id, the escalation row's line, or empty
/// @param text one line
public record Notice(String id, Kind kind, Instant at, String about, String text) {
    /// Why people are told.
    public enum Kind {
        OPENED,
        QUESTION,
        STATUS,
        ESCALATION,
        HANDOVER,
        WARNING,
        RESOLVED
    }
}
