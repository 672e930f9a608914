package dev.relight.settings;

import java.time.Duration;

/// The runbook's own read-only verification commands, asked again and again.
public record Checks(Duration every, Duration timeout) {
    public static final Duration EVERY_DEFAULT = Duration.ofMinutes(1);

    /// More often is load: each is a process, and some ask a cluster.
    public static final Duration EVERY_MIN = Duration.ofSeconds(1);

    public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(15);

    public Checks {
        if (timeout.compareTo(every) > 0) timeout = every;
    }
}
