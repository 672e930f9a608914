package dev.relight.app;

import dev.relight.watch.Observation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What is no incident yet and should be known: a service that flaps, a disk that fills.
///
/// Each is said once a day.
final class Warnings {
    /// What is remembered of having been said; the oldest may be said again.
    private static final int SAID_MAX = 10_000;

    private final InstantSource clock;
    private final BiConsumer<String, String> say;
    private final Map<String, Instant> said = new TreeMap<>();

    /// @param say hears service and words
    Warnings(InstantSource clock, BiConsumer<String, String> say) {
        this.clock = clock;
        this.say = say;
    }

    void heard(Observation seen) {
        if (seen.isFlapping())
            once(seen.service(), "flapping", "%s: %s".formatted(seen.service(), seen.words()));
        for (var warning : seen.warnings())
            once(
                    seen.service(),
                    warning.split(" ", 2)[0],
                    "%s: %s".formatted(seen.service(), warning));
    }

    private void once(String service, String what, String words) {
        var now = clock.instant();
        synchronized (said) {
            var before = said.get(service + " " + what);
            if (before != null && before.isAfter(now.minus(DAY))) return;
            if (said.size() >= SAID_MAX) said.clear();
            said.put(service + " " + what, now);
        }
        say.accept(service, words);
    }

    private static final java.time.Duration DAY = java.time.Duration.ofDays(1);
}
