package dev.relight.incident;

import dev.relight.danger.Danger;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One step up the ladder: done, settled and judged as a whole.
///
/// @param title as people know it: `Service Restart: Graceful restart`
/// @param digest of everything that runs in it; empty if nothing runs
/// @param doubts conditions nobody could decide; a person is asked
/// @param files local scripts and compose files it uses -> SHA-256 of their content; empty until
///   they have been read
/// @param prepares only puts something aside; the service cannot come up by it
public record Rung(
        Key key,
        String title,
        List<Part> parts,
        Danger danger,
        String digest,
        List<String> doubts,
        boolean prepares,
        SortedMap<String, String> files) {
    /// Journals of earlier versions hold rungs without files.
    public Rung {
        parts = List.copyOf(parts);
        doubts = List.copyOf(doubts);
        files =
                files == null
                        ? Collections.emptySortedMap()
                        : Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// One whose files nobody has read.
    public Rung(
            Key key,
            String title,
            List<Part> parts,
            Danger danger,
            String digest,
            List<String> doubts,
            boolean prepares) {
        this(key, title, parts, danger, digest, doubts, prepares, Collections.emptySortedMap());
    }

    /// With its files read; a yes is bound to their content.
    Rung with(SortedMap<String, String> read, String runbookSha256) {
        var its = Digest.of(runbookSha256, parts, read);
        return new Rung(key, title, parts, danger, its, doubts, prepares, read);
    }

    /// With other values in its commands.
    Rung with(List<Part> others, String runbookSha256) {
        var its = Digest.of(runbookSha256, others, files);
        return new Rung(key, title, others, danger, its, doubts, prepares, files);
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
