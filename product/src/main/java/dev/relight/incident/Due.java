package dev.relight.incident;

import java.time.Instant;
import java.util.List;

/// Somebody who is told when the time comes, if nothing changes before.
///
/// @param line of the runbook that says so; 0 if the team's policy or the standard does
public record Due(Instant at, String text, int line) {
    /// Unsorted; empty once the service is restored.
    public static List<Due> of(Incident.Open open) {
        return Escalating.ahead(open);
    }
}
