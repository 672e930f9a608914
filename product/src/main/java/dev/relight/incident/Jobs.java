package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What runs, and how often each line was started.
///
/// @param running by fence
/// @param attempts by line
/// @param lost how often nobody knew what became of it, by line
public record Jobs(
        SortedMap<String, Run> running,
        SortedMap<Integer, Integer> attempts,
        SortedMap<Integer, Integer> lost) {
    public Jobs {
        running = unmodifiableSortedMap(new TreeMap<>(running));
        attempts = unmodifiableSortedMap(new TreeMap<>(attempts));
        lost = unmodifiableSortedMap(new TreeMap<>(lost));
    }

    static Jobs none() {
        return new Jobs(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    int attempts(int line) {
        return attempts.getOrDefault(line, 0);
    }

    long running(Purpose purpose) {
        return running.values().stream().filter(run -> run.purpose() == purpose).count();
    }

    boolean isRunning(int line) {
        return running.values().stream().anyMatch(run -> run.lines().contains(line));
    }

    Jobs started(Run run) {
        var jobs = new TreeMap<>(running);
        jobs.put(run.fence(), run);
        var counts = new TreeMap<>(attempts);
        for (int line : run.lines()) counts.merge(line, 1, Integer::sum);
        return new Jobs(jobs, counts, lost);
    }

    int lost(int line) {
        return lost.getOrDefault(line, 0);
    }

    Jobs lost(Run run) {
        var counts = new TreeMap<>(lost);
        counts.merge(run.line(), 1, Integer::sum);
        return new Jobs(without(run.fence()).running, attempts, counts);
    }

    Jobs without(String fence) {
        var jobs = new TreeMap<>(running);
        jobs.remove(fence);
        return new Jobs(jobs, attempts, lost);
    }

    Jobs doubted(Instant at) {
        var jobs = new TreeMap<String, Run>();
        for (Map.Entry<String, Run> entry : running.entrySet())
            jobs.put(entry.getKey(), entry.getValue().doubted(at));
        return new Jobs(jobs, attempts, lost);
    }
}
