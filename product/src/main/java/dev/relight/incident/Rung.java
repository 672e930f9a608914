package dev.relight.incident;

import dev.relight.danger.Danger;
import java.util.List;

/// One step up the ladder: done, settled and judged as a whole.
///
/// @param title as people know it: `Service Restart: Graceful restart`
/// @param digest of everything that runs in it; empty if nothing runs
/// @param doubts conditions nobody could decide; a person is asked
/// @param prepares only puts something aside; the service cannot come up by it
public record Rung(
        Key key,
        String title,
        List<Part> parts,
        Danger danger,
        String digest,
        List<String> doubts,
        boolean prepares) {
    public Rung {
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
    }

    /// Identifies a rung within its plan.
    ///
    /// @param procedure line of the heading of its procedure
    /// @param ceiling the worst danger this pass over the procedure goes up to
    /// @param unit line of its first command
    public record Key(int procedure, Danger ceiling, int unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            if (procedure != other.procedure) return Integer.compare(procedure, other.procedure);
            if (ceiling != other.ceiling) return ceiling.compareTo(other.ceiling);
            return Integer.compare(unit, other.unit);
        }
    }
}
