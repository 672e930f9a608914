package dev.relight.settings;

import dev.relight.finding.Predicate;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a probe asks; each kind is one way to see from outside whether a service is up.
///
/// `at` is always `host:port`, with brackets around an IPv6 address.
public sealed interface Ask {
    /// A GET.
    ///
    /// @param statuses none: any of 200 to 299
    /// @param contains text of the body; empty: anything
    /// @param expect over `http.status`, `json.*`, `took_ms`; null: nothing more
    /// @param latency null: the timeout is bound enough
    /// @param headers sent along; values may be secret
    record Http(
            URI url,
            Set<Integer> statuses,
            String contains,
            @Nullable Predicate expect,
            @Nullable Duration latency,
            Map<String, Secret> headers)
            implements Ask {
        public Http {
            statuses = Set.copyOf(statuses);
            headers = new TreeMap<>(headers);
        }
    }

    /// A connection that is taken.
    record Tcp(String at) implements Ask {}

    /// A certificate that is valid.
    ///
    /// @param warn so long before it ends it is said
    record Tls(String at, Duration warn) implements Ask {
        /// Renewal takes days where people must agree to it.
        public static final Duration WARN_DEFAULT = Duration.ofDays(14);
    }

    /// `PONG`.
    ///
    /// @param password null: that it asks for one is answer enough
    record Redis(String at, @Nullable Secret password) implements Ask {}

    /// A server that takes sessions, whoever may log in; as pg_isready asks.
    record Postgres(String at) implements Ask {}

    /// A name that has an address.
    record Dns(String name) implements Ask {}

    /// Exit 0 of a shell line, run where the service's commands run.
    record Command(String line) implements Ask {}

    /// A sign of life that the service itself sends to `/api/v1/heartbeats/NAME`.
    ///
    /// @param within silence for longer means down
    record Heartbeat(String name, Duration within) implements Ask {}
}
