package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;

import dev.relight.finding.Facts;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What we have seen so far.
///
/// @param ends the last outcome of each line that ran
/// @param skipped lines left out in the present stage, with the reason
public record Known(
        Facts facts, SortedMap<Integer, Seen> ends, SortedMap<Integer, String> skipped) {
    public Known {
        ends = unmodifiableSortedMap(new TreeMap<>(ends));
        skipped = unmodifiableSortedMap(new TreeMap<>(skipped));
    }

    /// An outcome and its time.
    public record Seen(Instant at, LineEnd end) {}

    static Known nothing() {
        return new Known(Facts.none(), new TreeMap<>(), new TreeMap<>());
    }

    Known plus(Instant at, List<LineEnd> lines, Facts more) {
        var all = new TreeMap<>(ends);
        for (var line : lines) all.put(line.line(), new Seen(at, line));
        return new Known(facts.plus(more), all, skipped);
    }

    Known skipping(int line, String because) {
        var all = new TreeMap<>(skipped);
        all.put(line, because);
        return new Known(facts, ends, all);
    }

    /// A new stage looks again at what the last one left out.
    Known forNextStage() {
        return new Known(facts, ends, new TreeMap<>());
    }

    boolean hasEndedSince(int line, Instant since) {
        var seen = ends.get(line);
        return seen != null && !seen.at().isBefore(since);
    }
}
