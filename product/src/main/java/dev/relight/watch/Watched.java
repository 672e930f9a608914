package dev.relight.watch;

import dev.relight.settings.Ask;
import dev.relight.settings.Probe;
import dev.relight.settings.Secret;
import dev.relight.settings.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /// As the settings say; a probe whose secret is not there is left out, since its answer would
    /// say nothing of the service.
    ///
    /// @param environment value of a variable; null if unset
    public static Watched of(Service service, UnaryOperator<@Nullable String> environment) {
        var rounds = new ArrayList<Round>();
        for (var probe : service.probes())
            if (secrets(probe.ask()).stream().allMatch(it -> it.reveal(environment).isPresent()))
                rounds.add(round(service, probe, environment));
        return new Watched(service.name(), rounds);
    }

    private static Round round(
            Service service, Probe probe, UnaryOperator<@Nullable String> environment) {
        var looks = probe.looks();
        return new Round(
                Check.of(
                        probe.ask(),
                        secret -> secret.reveal(environment).orElseThrow(),
                        service.directory().toAbsolutePath().toString()),
                probe.every(),
                probe.timeout(),
                new Hysteresis.Rule(looks.down(), looks.of(), looks.up()));
    }

    /// With more of the same service.
    public Watched and(List<Round> more) {
        var all = new ArrayList<>(rounds);
        all.addAll(more);
        return new Watched(service, all);
    }

    /// Where the secrets of its probes should be and are not; never what they are.
    public static List<String> flaws(Service service, UnaryOperator<@Nullable String> environment) {
        return service.probes().stream()
                .flatMap(probe -> secrets(probe.ask()).stream())
                .filter(secret -> secret.reveal(environment).isEmpty())
                .map(secret -> "a probe needs %s, and there is none".formatted(secret))
                .distinct()
                .toList();
    }

    /// What must never be shown of a service's probes.
    public static List<Secret> secrets(Service service) {
        return service.probes().stream().flatMap(probe -> secrets(probe.ask()).stream()).toList();
    }

    private static Collection<Secret> secrets(Ask ask) {
        return switch (ask) {
            case Ask.Http http -> http.headers().values();
            case Ask.Redis(_, var password) -> password == null ? List.of() : List.of(password);
            case Ask.Tcp _, Ask.Tls _, Ask.Postgres _, Ask.Dns _, Ask.Command _, Ask.Heartbeat _ ->
                    List.of();
        };
    }
}
