package dev.relight.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong passwords, tokens and codes per address and name, so that guessing takes years.
public final class Attempts {
    /// A person mistypes a few times; a program tries thousands.
    static final int WRONG_MAX = 10;

    static final Duration WITHIN = Duration.ofMinutes(5);

    /// Memory is bounded; who comes from more addresses than this is no single guesser.
    private static final int KEYS_MAX = 50_000;

    private final InstantSource clock;
    private final Map<String, Count> counts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > KEYS_MAX;
                }
            };

    private record Count(Instant since, int wrong) {}

    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /// @throws Refusal 429 when there were too many wrong ones under this key
    synchronized void check(String key) {
        var count = counts.get(key);
        if (count == null) return;
        var over = count.since().plus(WITHIN);
        if (!clock.instant().isBefore(over)) counts.remove(key);
        else if (count.wrong() >= WRONG_MAX)
            throw new Refusal(
                    429,
                    "too many wrong attempts",
                    "wait " + Math.max(1, WITHIN.toMinutes()) + " minutes and try again");
    }

    synchronized void wrong(String key) {
        var old = counts.get(key);
        counts.put(
                key,
                old == null || !clock.instant().isBefore(old.since().plus(WITHIN))
                        ? new Count(clock.instant(), 1)
                        : new Count(old.since(), old.wrong() + 1));
    }

    synchronized void right(String key) {
        counts.remove(key);
    }
}
