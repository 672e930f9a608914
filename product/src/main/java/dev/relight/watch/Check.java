package dev.relight.watch;

import dev.relight.finding.Predicate;
import dev.relight.settings.Ask;
import dev.relight.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
    /// @param headers sent along
    record Http(
            URI url,
            Set<Integer> statuses,
            String contains,
            @Nullable Predicate expect,
            @Nullable Duration latency,
            Map<String, String> headers)
            implements Check {
        public Http {
            statuses = Set.copyOf(statuses);
            headers = Map.copyOf(headers);
            if (url.getHost() == null)
                throw new IllegalArgumentException(url + " names no host; give http://host/path");
        }

        public Http(
                URI url,
                Set<Integer> statuses,
                String contains,
                @Nullable Predicate expect,
                @Nullable Duration latency) {
            this(url, statuses, contains, expect, latency, Map.of());
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
    ///
    /// @param password empty: none is sent
    record Redis(Endpoint at, String password) implements Check {
        public Redis(Endpoint at) {
            this(at, "");
        }

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

    /// Up: exit 0, or what is expected of its output.
    ///
    /// @param directory absolute
    /// @param environment variables given beyond the allow-list
    /// @param sense how its output is judged
    /// @param target as people know it
    record Command(
            String line,
            String directory,
            Map<String, String> environment,
            Sense sense,
            String target)
            implements Check {
        public Command {
            environment = Map.copyOf(environment);
            if (target.length() > TARGET_MAX) target = target.substring(0, TARGET_MAX) + "...";
        }

        public Command(String line, String directory) {
            this(line, directory, Map.of(), new Sense.Exit(), line);
        }
    }

    /// What the output of a command says of the service.
    sealed interface Sense {
        /// Exit 0 is up.
        record Exit() implements Sense {}

        /// The predicate decides.
        ///
        /// @param at line of the runbook, which the predicate may name; 0 if it is of none
        record Expects(Predicate predicate, int at) implements Sense {}

        /// Nothing about up or down; only its levels are seen.
        record Levels() implements Sense {}
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
    ///
    /// @param reveal the value of a secret that is there
    /// @param directory where commands run, absolute
    static Check of(Ask ask, Function<Secret, String> reveal, String directory) {
        return switch (ask) {
            case Ask.Http(
                            var url,
                            var statuses,
                            var contains,
                            var expect,
                            var latency,
                            var headers) -> {
                var shown = new TreeMap<String, String>();
                headers.forEach((name, value) -> shown.put(name, reveal.apply(value)));
                yield new Http(url, statuses, contains, expect, latency, shown);
            }
            case Ask.Tcp(var at) -> new Tcp(Endpoint.of(at));
            case Ask.Tls(var at, var warn) -> new Tls(Endpoint.of(at), warn);
            case Ask.Redis(var at, var password) ->
                    new Redis(Endpoint.of(at), password == null ? "" : reveal.apply(password));
            case Ask.Postgres(var at) -> new Postgres(Endpoint.of(at));
            case Ask.Dns(var name) -> new Dns(name);
            case Ask.Command(var line) -> new Command(line, directory);
            case Ask.Heartbeat(var name, var within) -> new Heartbeat(name, within);
        };
    }
}
