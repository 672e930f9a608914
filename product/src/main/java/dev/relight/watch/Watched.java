package dev.relight.watch;

import dev.relight.settings.Service;
import java.time.Duration;
import java.util.List;

/// A service and what is asked of it; down if any of it is down.
public record Watched(String service, List<Round> rounds) {
    public Watched {
        rounds = List.copyOf(rounds);
    }

    /// One check, again and again.
    ///
    /// @param timeout at most `every`, so that one service is never asked twice at a time
    public record Round(Check check, Duration every, Duration timeout, Hysteresis.Rule rule) {
        public Round {
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(every) > 0)
                throw new IllegalArgumentException(
                        "timeout %s, every %s; give 0 < timeout <= every"
                                .formatted(timeout, every));
        }
    }

    /// As the settings say.
    public static Watched of(Service service) {
        return new Watched(
                service.name(),
                service.probes().stream()
                        .map(probe ->
                                new Round(
                                        Check.of(probe),
                                        probe.every(),
                                        probe.timeout().compareTo(probe.every()) > 0
                                                ? probe.every()
                                                : probe.timeout(),
                                        Hysteresis.Rule.standard()))
                        .toList());
    }
}
