package dev.relight.watch;

import dev.relight.finding.Predicate;
import dev.relight.settings.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One question to a service, whose answer is up or down.
public sealed interface Check {
    /// As people know it: `http://localhost:8080/health`, `db:5432`; without user or query.
    String target();

    /// A GET. Up: a status of `statuses` (none given: any of 200 to 299), a body that does not call
    /// itself unhealthy, contains `contains` and agrees with `expect`, all within `latency`.
    ///
    /// @param contains empty: anything
    /// @param expect over `http.status`, `json.*`, `took_ms`; null: nothing more
    /// @param latency null: the timeout is bound enough
    record Http(
            URI url,
            Set<Integer> statuses,
            String contains,
            @Nullable Predicate expect,
            @Nullable Duration latency)
            implements Check {
        public Http {
            statuses = Set.copyOf(statuses);
            if (url.getHost() == null)
                throw new IllegalArgumentException(url + " names no host; give http://host/path");
        }

        public static Http of(String url) {
            return new Http(URI.create(url), Set.of(), "", null, null);
        }

        @Override
        public String target() {
            var port = url.getPort() < 0 ? "" : ":" + url.getPort();
            return url.getScheme() + "://" + url.getHost() + port + url.getPath();
        }
    }

    /// Up: the connection is taken.
    record Tcp(Endpoint at) implements Check {
        @Override
        public String target() {
            return at.toString();
        }
    }

    /// Up: the certificate is valid now and for the name; that it ends within `warning` is said.
    record Tls(Endpoint at, Duration warning) implements Check {
        /// Renewal takes days where people must agree to it.
        public static final Duration WARNING_DEFAULT = Duration.ofDays(14);

        @Override
        public String target() {
            return "tls " + at;
        }
    }

    /// Up: the name has an address.
    record Dns(String name) implements Check {
        @Override
        public String target() {
            return "dns " + name;
        }
    }

    /// Up: `PONG`, or a server that asks for a password first. One that loads its data is down.
    record Redis(Endpoint at) implements Check {
        @Override
        public String target() {
            return "redis " + at;
        }
    }

    /// Up: the server takes sessions, whoever may log in. As pg_isready asks.
    record Postgres(Endpoint at) implements Check {
        @Override
        public String target() {
            return "postgres " + at;
        }
    }

    /// Up: exit 0.
    ///
    /// @param directory absolute
    record Command(String line, String directory) implements Check {
        @Override
        public String target() {
            return line.length() <= TARGET_MAX ? line : line.substring(0, TARGET_MAX) + "...";
        }
    }

    /// Up: [Watch#beat] was called within `within`; the service itself must call.
    record Heartbeat(String name, Duration within) implements Check {
        @Override
        public String target() {
            return "heartbeat " + name;
        }
    }

    /// A longer line is no name.
    int TARGET_MAX = 80;

    /// What the settings ask for.
    static Check of(Probe probe) {
        return switch (probe.kind()) {
            case HTTP -> Http.of(probe.target());
            case TCP -> new Tcp(Endpoint.of(probe.target()));
        };
    }
}
