package dev.relight.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the list `probes` of a service: each names exactly one kind, and only what that kind
/// knows.
final class ProbeReader {
    /// Kind to the keys that it knows beside `every`, `timeout`, `down`, `of`, `up`.
    private static final Map<String, List<String>> KINDS =
            new TreeMap<>(
                    Map.of(
                            "http",
                                    List.of(
                                            "status",
                                            "contains",
                                            "json",
                                            "expect",
                                            "latency",
                                            "headers"),
                            "tcp", List.of(),
                            "tls", List.of("warn"),
                            "redis", List.of("password"),
                            "postgres", List.of(),
                            "dns", List.of(),
                            "command", List.of(),
                            "heartbeat", List.of("within")));

    /// More looks than this are a history, not an answer.
    private static final int LOOKS_MAX = 100;

    private final AskReader asks;

    ProbeReader(Path folder) {
        asks = new AskReader(folder);
    }

    List<Probe> read(Entry service) {
        var probes = new ArrayList<Probe>();
        for (var entry : service.entries("probes")) probe(entry).ifPresent(probes::add);
        return probes;
    }

    private Optional<Probe> probe(Entry entry) {
        var kinds = KINDS.keySet().stream().filter(entry::has).toList();
        if (kinds.size() != 1)
            entry.wrongAt(
                    kinds.isEmpty() ? "every" : kinds.getLast(),
                    "a probe asks one thing, this one asks "
                            + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)),
                    "give one of: " + String.join(", ", KINDS.keySet()));
        var ask = kinds.size() == 1 ? asks.read(entry, kinds.getFirst()) : Optional.<Ask>empty();
        strangers(entry, kinds);
        var habit =
                ask.map(Probe.Habit::of).orElseGet(() -> Probe.Habit.of(new Ask.Dns("nowhere")));
        var every = every(entry, habit);
        var timeout = timeout(entry, habit, every);
        var looks = looks(entry, habit.looks());
        entry.nothingElse();
        return ask.map(it -> new Probe(it, every, timeout, looks));
    }

    /// A key of another kind is a misunderstanding, and would be silence.
    private static void strangers(Entry entry, List<String> kinds) {
        var known = new TreeSet<String>();
        for (var kind : kinds) known.addAll(KINDS.getOrDefault(kind, List.of()));
        var all = new TreeSet<String>();
        KINDS.values().forEach(all::addAll);
        for (var key : all)
            if (entry.has(key) && !kinds.isEmpty() && !known.contains(key))
                entry.wrongAt(
                        key,
                        "a probe of %s knows no '%s'".formatted(String.join(", ", kinds), key),
                        known.isEmpty()
                                ? "leave it out"
                                : "leave it out; it knows " + String.join(", ", known));
    }

    private static Duration every(Entry entry, Probe.Habit habit) {
        var every = entry.duration("every", habit.every());
        if (every.compareTo(Probe.EVERY_MIN) < 0)
            entry.wrongAt(
                    "every",
                    "that is too often",
                    "ask every " + Probe.EVERY_MIN.toMillis() + "ms or less often");
        else if (every.compareTo(Probe.EVERY_MAX) > 0)
            entry.wrongAt("every", "that is too seldom to watch", "ask every 24h or more often");
        else return every;
        return habit.every();
    }

    private static Duration timeout(Entry entry, Probe.Habit habit, Duration every) {
        var timeout = entry.duration("timeout", habit.timeout());
        if (timeout.isZero())
            entry.wrongAt("timeout", "nobody answers in no time", "give 500ms or more");
        else if (entry.has("timeout") && timeout.compareTo(every) > 0)
            entry.wrongAt(
                    "timeout",
                    "an answer may not take longer than the next question is away",
                    "give a timeout of at most `every`, or ask less often");
        else return timeout;
        return habit.timeout();
    }

    private static Probe.Looks looks(Entry entry, Probe.Looks habit) {
        int down = entry.number("down", 1, LOOKS_MAX, habit.down());
        int of = entry.number("of", 1, LOOKS_MAX, Math.max(habit.of(), down));
        int up = entry.number("up", 1, LOOKS_MAX, habit.up());
        if (of < down && entry.has("of")) {
            entry.wrongAt(
                    "of",
                    "%d of the last %d answers cannot fail".formatted(down, of),
                    "give at least as many as `down`");
            return habit;
        }
        return new Probe.Looks(down, Math.max(of, down), up);
    }
}
