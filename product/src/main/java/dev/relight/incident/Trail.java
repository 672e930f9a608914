package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was tried on the way up.
///
/// @param tried each rung taken or left out, and what became of it
/// @param recoveries procedures begun, the oldest first
/// @param chosen the scenario we believe in; null if none fits
/// @param candidates all that were thought of
/// @param filled what people chose for a rung: rung -> placeholder -> value
/// @param seen so many of the recoveries had begun when evidence was last gathered
/// @param failed the step tried last, if it did not help; null if it did something, or none was
public record Trail(
        SortedMap<Rung.Key, Tried> tried,
        List<Recovery> recoveries,
        @Nullable Hypothesis chosen,
        List<Hypothesis> candidates,
        SortedMap<Rung.Key, SortedMap<String, String>> filled,
        int seen,
        Rung.@Nullable Key failed) {
    public Trail {
        tried = unmodifiableSortedMap(new TreeMap<>(tried));
        recoveries = List.copyOf(recoveries);
        candidates = List.copyOf(candidates);
        filled = unmodifiableSortedMap(new TreeMap<>(filled));
    }

    /// A procedure whose first command was started.
    public record Recovery(int procedure, Instant at) {}

    /// What became of a rung.
    public record Tried(Result result, String because) {}

    /// See [Tried].
    public enum Result {
        HELPED,
        FAILED,
        DONE,
        SKIPPED
    }

    static Trail fresh() {
        return new Trail(new TreeMap<>(), List.of(), null, List.of(), new TreeMap<>(), 0, null);
    }

    Trail tried(Rung.Key rung, Result result, String because) {
        var all = new TreeMap<>(tried);
        all.put(rung, new Tried(result, because));
        var last =
                switch (result) {
                    case FAILED -> rung;
                    case HELPED, DONE -> null;
                    case SKIPPED -> failed;
                };
        return new Trail(all, recoveries, chosen, candidates, without(rung), seen, last);
    }

    /// What people chose for it.
    SortedMap<String, String> chosenFor(Rung.Key rung) {
        return filled.getOrDefault(rung, Collections.emptySortedMap());
    }

    Trail filling(Rung.Key rung, SortedMap<String, String> values) {
        var all = new TreeMap<>(filled);
        all.put(rung, unmodifiableSortedMap(new TreeMap<>(values)));
        return new Trail(tried, recoveries, chosen, candidates, all, seen, failed);
    }

    /// A choice holds for the one time it was made for.
    Trail asking(Rung.Key rung) {
        return new Trail(tried, recoveries, chosen, candidates, without(rung), seen, failed);
    }

    private SortedMap<Rung.Key, SortedMap<String, String>> without(Rung.Key rung) {
        var all = new TreeMap<>(filled);
        all.remove(rung);
        return all;
    }

    Trail begun(int procedure, Instant at) {
        if (hasBegun(procedure)) return this;
        var all = new ArrayList<>(recoveries);
        all.add(new Recovery(procedure, at));
        return new Trail(tried, all, chosen, candidates, filled, seen, failed);
    }

    boolean hasBegun(int procedure) {
        return recoveries.stream().anyMatch(recovery -> recovery.procedure() == procedure);
    }

    boolean hasFailed() {
        return tried.values().stream().anyMatch(it -> it.result() == Result.FAILED);
    }

    /// What was left out because nothing spoke for its scenario is thought of again when something
    /// does.
    Trail choosing(@Nullable Hypothesis one, List<Hypothesis> all) {
        var fitting = new TreeSet<Integer>();
        for (var it : all) if (it.score() > 0) fitting.add(it.section());
        var still = new TreeMap<>(tried);
        still.entrySet()
                .removeIf(entry ->
                        entry.getValue().because().startsWith(Belief.UNFIT)
                                && entry.getValue().result() == Result.SKIPPED
                                && fitting.contains(entry.getKey().procedure()));
        return new Trail(still, recoveries, one, all, filled, seen, failed);
    }

    /// Everything may be tried again; the recoveries still count against the limit.
    Trail forgetting() {
        return new Trail(
                new TreeMap<>(),
                recoveries,
                chosen,
                candidates,
                new TreeMap<>(),
                recoveries.size(),
                null);
    }

    /// Something was done since anybody looked.
    boolean isStale() {
        return recoveries.size() > seen;
    }

    /// What was left out is thought of once more; what was tried is not tried again.
    Trail lookingAgain() {
        var all = new TreeMap<>(tried);
        all.values().removeIf(it -> it.result() == Result.SKIPPED);
        return new Trail(
                all, recoveries, chosen, candidates, new TreeMap<>(), recoveries.size(), failed);
    }
}
