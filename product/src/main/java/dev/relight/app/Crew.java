package dev.relight.app;

import dev.relight.api.Ground;
import dev.relight.engine.Alert;
import dev.relight.engine.Hands;
import dev.relight.engine.Probe;
import dev.relight.incident.Health;
import dev.relight.intake.Mapping;
import dev.relight.intake.Reception;
import dev.relight.intake.Routing;
import dev.relight.room.ServiceNow;
import dev.relight.settings.Senders;
import dev.relight.settings.Service;
import dev.relight.settings.Settings;
import dev.relight.settings.Target;
import dev.relight.watch.Observation;
import dev.relight.watch.Watch;
import dev.relight.watch.Watched;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that follows from the settings and changes with them: runbooks, probes, routing.
public final class Crew implements Reception.Berths, Probe, AutoCloseable {
    private final Surroundings surroundings;
    private final UnaryOperator<@Nullable String> environment;
    private final Function<String, Hands> handsThere;
    private volatile Roster roster;
    private volatile @Nullable Watch watch;
    private volatile String stale = "";
    private @Nullable Station station;
    private @Nullable Reception reception;

    /// @param environment value of a variable; null if unset
    /// @param handsThere of another machine, by the word of its target
    Crew(
            Settings settings,
            Surroundings surroundings,
            UnaryOperator<@Nullable String> environment,
            Function<String, Hands> handsThere) {
        this.surroundings = surroundings;
        this.environment = environment;
        this.handsThere = handsThere;
        roster = new Roster(settings, surroundings);
    }

    /// Reads the runbooks and begins to probe.
    ///
    /// @param warn hears service and words of what is no incident yet
    void begin(
            Station station,
            Reception reception,
            InstantSource clock,
            BiConsumer<String, String> warn) {
        var warnings = new Warnings(clock, warn);
        this.station = station;
        this.reception = reception;
        roster.readAll();
        var fresh =
                new Watch(
                        watched(),
                        service -> hands(service, station),
                        clock,
                        seen -> {
                            reception.seen(seen.service(), seen.state(), seen.words());
                            warnings.heard(seen);
                        });
        watch = fresh;
        fresh.begin();
    }

    private List<Watched> watched() {
        return settings().services().stream()
                .filter(service -> !service.probes().isEmpty() || service.checks() != null)
                .map(service -> Watched.of(service, environment).and(synthetic(service)))
                .toList();
    }

    /// From the runbook as it stands now.
    private List<Watched.Round> synthetic(Service service) {
        var checks = service.checks();
        if (checks == null) return List.of();
        return roster.runbook(service.name())
                .map(it -> Synthetic.rounds(service, checks, it.plan(), roster.platforms(service)))
                .orElse(List.of());
    }

    /// What the room says above everything else, to those who are logged in.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (!stale.isEmpty())
            warnings.add(stale + "; what was settled before stays in force (relight doctor)");
        warnings.addAll(flaws());
        roster.troubles().forEach((name, why) -> warnings.add(name + " cannot be flown: " + why));
        var now = watch;
        if (now != null)
            for (var seen : now.observations()) {
                if (seen.isFlapping()) warnings.add(seen.service() + " goes up and down");
                for (var each : seen.warnings()) warnings.add(seen.service() + ": " + each);
            }
        return warnings;
    }

    /// A service is looked at from where its commands run.
    private Hands hands(String service, Station station) {
        var target = settings().service(service).map(Service::target);
        return target.isEmpty() || target.get() instanceof Target.Local
                ? station.hands()
                : handsThere.apply(target.get().word());
    }

    /// From now on by these settings; incidents that are open keep what they began with.
    public synchronized void change(Settings settings) {
        var at = station;
        var desk = reception;
        if (at == null || desk == null) throw new IllegalStateException("begin before you change");
        var next = new Roster(settings, surroundings);
        next.readAll();
        roster = next;
        desk.route(routing());
        at.engine().services(settings.services().size());
        var now = watch;
        if (now != null) now.change(watched());
        stale = "";
    }

    /// The file was changed and cannot be used; what was in force stays so.
    public void keep(String because) {
        stale = because;
    }

    public Settings settings() {
        return roster.settings();
    }

    public Roster roster() {
        return roster;
    }

    Routing routing() {
        var rules = new ArrayList<Routing.Rule>();
        var runbooks = new HashMap<String, String>();
        for (var service : settings().services()) {
            for (var labels : service.alerts()) rules.add(new Routing.Rule(labels, service.name()));
            var file = service.runbook().getFileName();
            if (file != null) runbooks.put("/" + end(service), service.name());
        }
        return new Routing(
                rules,
                settings().services().stream().map(Service::name).collect(Collectors.toSet()),
                runbooks);
    }

    /// Folder and file: the end of a path that also ends a URL of the same runbook.
    private static String end(Service service) {
        var path = service.runbook();
        int names = path.getNameCount();
        return path.subpath(Math.max(0, names - 2), names).toString();
    }

    @Override
    public Optional<Alert> alert(
            String service,
            String dedupKey,
            dev.relight.intake.Alert about,
            UnaryOperator<String> redact) {
        return roster.alert(service, dedupKey, about, redact);
    }

    @Override
    public Optional<Alert> stray(
            String name, dev.relight.intake.Alert about, UnaryOperator<String> redact) {
        return roster.stray(name, about, redact);
    }

    @Override
    public void look(String service, java.util.function.Consumer<Seen> answer) {
        var now = watch;
        var desk = reception;
        boolean isProbed =
                settings().service(service).map(it -> !it.probes().isEmpty()).orElse(false);
        if (isProbed && now != null) now.look(service, answer);
        else if (desk != null && desk.isOver(service))
            answer.accept(new Seen(Health.State.UP, "its alerts are over"));
        else Probe.none().look(service, answer);
    }

    /// Every service with what its probes believe; those without probes are unknown.
    List<ServiceNow> servicesNow() {
        var now = watch;
        var seen = new HashMap<String, Observation>();
        if (now != null) now.observations().forEach(each -> seen.put(each.service(), each));
        return settings().services().stream()
                .map(each -> now(each, seen.get(each.name())))
                .toList();
    }

    private static ServiceNow now(Service service, @Nullable Observation seen) {
        return seen == null
                ? new ServiceNow(service.name(), Health.State.UNKNOWN, null, "it has no probe")
                : new ServiceNow(service.name(), seen.state(), seen.since(), seen.words());
    }

    /// What keeps probes from being asked and signed posts from being taken.
    List<String> flaws() {
        var flaws = new ArrayList<String>();
        for (var service : settings().services())
            for (var flaw : Watched.flaws(service, environment))
                flaws.add(service.name() + ": " + flaw);
        for (var signed : settings().senders().signatures())
            if (signed.key().reveal(environment).isEmpty())
                flaws.add(
                        "posts of %s cannot be checked: %s is not there"
                                .formatted(signed.source(), signed.key()));
        return flaws;
    }

    Ground.House house(Station station) {
        return new Ground.House() {
            @Override
            public List<Observation> observations() {
                var now = watch;
                return now == null ? List.of() : now.observations();
            }

            @Override
            public Map<String, String> troubles() {
                return roster.troubles();
            }

            @Override
            public List<String> lacking() {
                var lacking = new ArrayList<>(station.lacking());
                lacking.addAll(flaws());
                return lacking;
            }

            @Override
            public List<Senders.Signed> signatures(String source) {
                return settings().senders().signatures(source);
            }

            @Override
            public Mapping mapping(String source) {
                return Mapping.of(settings().senders().fields().get(source));
            }

            @Override
            public String stale() {
                return stale;
            }

            @Override
            public boolean beat(String name) {
                var now = watch;
                return now != null && now.beat(name);
            }
        };
    }

    @Override
    public void close() {
        var now = watch;
        if (now != null) now.close();
    }
}
