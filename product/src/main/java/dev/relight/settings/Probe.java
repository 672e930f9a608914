package dev.relight.settings;

import java.time.Duration;

/// One way to see from outside whether a service is up.
///
/// @param target a URL for HTTP, `host:port` for TCP
/// @param every how often it is asked, at least [#EVERY_MIN]
/// @param timeout after this an answer is no answer; never longer than `every`
public record Probe(Kind kind, String target, Duration every, Duration timeout) {
    /// More often is load, not watching.
    public static final Duration EVERY_MIN = Duration.ofMillis(200);

    public static final Duration EVERY_DEFAULT = Duration.ofSeconds(5);
    public static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(2);

    /// What is asked.
    public enum Kind {
        HTTP,
        TCP
    }
}
