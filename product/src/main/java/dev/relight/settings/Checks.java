package dev.relight.settings;

import java.time.Duration;

/// The runbook's own read-only verification commands, asked again and again.
public record Checks(Duration every, Duration timeout) {
    public static final Duration EVERY_DEFAULT = Duration.ofMinutes(1);

    /// As of every probe; each is a process, so that minutes are the better measure.
    public static final Duration EVERY_MIN = Probe.EVERY_MIN;

    public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(15);

    public Checks {
        if (timeout.compareTo(every) > 0) timeout = every;
    }
}
