package dev.relight.app;

import dev.relight.account.Accounts;
import dev.relight.account.Audit;
import dev.relight.account.FirstCode;
import dev.relight.account.Sessions;
import dev.relight.api.AlertsApi;
import dev.relight.api.Ground;
import dev.relight.api.HealthApi;
import dev.relight.api.IncidentsApi;
import dev.relight.api.Metrics;
import dev.relight.api.OpenApi;
import dev.relight.engine.Hands;
import dev.relight.http.Route;
import dev.relight.http.Server;
import dev.relight.incident.Incident;
import dev.relight.intake.Reception;
import dev.relight.intake.Seals;
import dev.relight.room.Room;
import dev.relight.secret.Redactor;
import dev.relight.secret.SecretName;
import dev.relight.settings.Serving;
import dev.relight.settings.Settings;
import dev.relight.sqlite.SqliteJournal;
import dev.relight.trace.Traces;
import dev.relight.watch.Watched;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One Relight that serves: the station, its probes, what it takes in, and the server before it.
public final class Lighthouse implements AutoCloseable {
    private final Station station;
    private final Crew crew;
    private final Redactor redactor;
    private final Consumer<String> trouble;
    private final Map<String, String> environment;
    private final Exchange exchange;
    private final Optional<Traces> traces;
    private final Audit audit;
    private final Reach reach;
    private final Room room;
    private final Server server;
    private final List<Route> routes;
    private final Optional<String> code;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// What differs from one lighthouse to the next.
    ///
    /// @param environment of this process
    /// @param trouble is told, in a line, what goes wrong on the way
    public record Setup(
            Settings settings,
            Map<String, String> environment,
            String version,
            Consumer<String> trouble) {
        public Setup {
            environment = Map.copyOf(environment);
        }
    }

    /// Takes up what an earlier Relight left, and serves.
    ///
    /// @throws IOException the state folder cannot be used
    /// @throws java.io.UncheckedIOException the port is taken
    public static Lighthouse light(Setup setup) throws IOException {
        return new Lighthouse(setup);
    }

    private Lighthouse(Setup setup) throws IOException {
        var settings = setup.settings();
        var clock = InstantSource.system();
        var since = clock.instant();
        environment = setup.environment();
        trouble = setup.trouble();
        redactor = redactor(settings, environment);
        var journal = SqliteJournal.in(settings.state());
        crew =
                new Crew(
                        settings,
                        new Surroundings(setup.environment(), java.nio.file.Path.of("/")),
                        setup.environment()::get,
                        this::handsThere);
        exchange = Exchange.open(crew::settings, setup.environment(), redactor, journal, clock);
        exchange.flaws().forEach(setup.trouble());
        reach =
                new Reach(
                        settings.state().resolve("away"),
                        settings.ssh(),
                        setup.environment(),
                        redactor);
        station =
                Station.open(
                        journal,
                        new Station.Setup(
                                settings.state().resolve("hands"),
                                crew,
                                exchange,
                                names(settings),
                                redactor,
                                this::away));
        var reception =
                new Reception(station.engine(), journal, crew.routing(), crew, redactor::redact);
        var metrics = new Metrics();
        station.engine().services(settings.services().size());
        station.engine()
                .whenHalted(
                        why -> setup.trouble().accept("Relight has stopped: " + why.getMessage()));
        traces = traces(setup, journal, redactor, metrics);
        traces.ifPresent(station.engine()::subscribe);
        station.begin(metrics);
        room =
                new Room(
                        new Room.Ports(
                                journal,
                                journal,
                                station::submit,
                                crew::servicesNow,
                                () -> crew.settings().people(),
                                crew::warnings,
                                clock,
                                settings.telling().zone()));
        station.engine().subscribe(room);
        reception.begin();
        crew.begin(station, reception, clock, this::warn);
        exchange.begin(() -> station.engine().fault().isEmpty());
        crew.flaws().forEach(setup.trouble());
        station.listen(settings.state(), Map.of(), setup.trouble());
        var accounts = new Accounts(settings.state(), clock);
        audit = new Audit(settings.state(), clock);
        var first = new FirstCode(accounts);
        code = first.begin();
        var ground = ground(setup, journal, reception, since);
        routes = routes(ground, accounts, metrics);
        server =
                Server.start(
                        server(settings),
                        new Server.Doors(accounts, new Sessions(accounts, clock), first),
                        clock,
                        routes,
                        new Porch(audit, metrics));
    }

    private static Optional<Traces> traces(
            Setup setup, SqliteJournal journal, Redactor redactor, Metrics metrics) {
        return Traces.open(
                setup.settings(),
                new Traces.Ports(
                        journal,
                        setup.version(),
                        setup.environment()::get,
                        redactor::learn,
                        redactor::redact,
                        setup.trouble(),
                        metrics.spans()));
    }

    private Ground ground(Setup setup, SqliteJournal journal, Reception reception, Instant since) {
        return new Ground(
                station.engine(),
                journal,
                journal,
                reception,
                crew.house(station),
                setup.settings().state(),
                since,
                setup.version());
    }

    private List<Route> routes(Ground ground, Accounts accounts, Metrics metrics) {
        var routes = new ArrayList<Route>(room.routes());
        routes.addAll(exchange.routes(station.engine()));
        routes.addAll(new HealthApi(ground).routes());
        routes.addAll(
                new AlertsApi(ground, accounts, metrics, new Seals(environment::get)).routes());
        routes.addAll(new IncidentsApi(ground).routes());
        routes.add(metrics.route(ground));
        routes.add(OpenApi.route());
        return routes;
    }

    private static Set<String> names(Settings settings) {
        var names = new TreeSet<String>();
        settings.services().forEach(service -> names.addAll(service.environment()));
        return names;
    }

    private static Redactor redactor(Settings settings, Map<String, String> environment) {
        var redactor = new Redactor();
        for (var name : names(settings)) {
            var value = environment.get(name);
            if (value != null && SecretName.speaks(name)) redactor.learn(value);
        }
        learn(redactor, settings, environment);
        return redactor;
    }

    /// An answer to a probe may show what it was asked with.
    private static void learn(
            Redactor redactor, Settings settings, Map<String, String> environment) {
        for (var service : settings.services())
            for (var secret : Watched.secrets(service))
                secret.reveal(environment::get).ifPresent(redactor::learn);
        for (var signed : settings.senders().signatures())
            signed.key().reveal(environment::get).ifPresent(redactor::learn);
    }

    private static Server.Setup server(Settings settings) {
        Serving serving = settings.serving();
        var hosts = new ArrayList<>(serving.hosts());
        hosts.add(serving.bind());
        URI outside = settings.telling().externalUrl();
        if (outside != null) hosts.add(outside.getHost());
        var tls = serving.tls();
        return new Server.Setup(
                serving.bind(),
                serving.port(),
                hosts,
                serving.isBehindProxy(),
                tls == null ? null : new Server.Certificate(tls.chain(), tls.key()));
    }

    /// The machine of the incident to which a job belongs: `lantern-12` of `lantern-12.L57.1`.
    private @Nullable Hands away(String job) {
        for (int dot = job.indexOf('.'); dot > 0; dot = job.indexOf('.', dot + 1)) {
            var incident = station.engine().incident(job.substring(0, dot)).orElse(null);
            var target =
                    switch (incident) {
                        case Incident.Open open -> open.opening().site().target();
                        case Incident.Over over -> over.last().opening().site().target();
                        case Incident.Quiet _ -> "local";
                        case null -> "";
                    };
            if (!target.isEmpty()) return target.equals("local") ? null : reach.hands(target);
        }
        return null;
    }

    private void warn(String service, String words) {
        trouble.accept(words);
        exchange.warn(service, words);
    }

    private Hands handsThere(String target) {
        return reach.hands(target);
    }

    /// From now on by these settings; where it listens and keeps its state takes a restart.
    public void change(Settings settings) {
        learn(redactor, settings, environment);
        crew.change(settings);
    }

    public int port() {
        return server.port();
    }

    /// Everything that is served, but for login and static files.
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    /// With it the first admin is made; empty when there are users.
    public Optional<String> firstCode() {
        return code;
    }

    public Station station() {
        return station;
    }

    public Crew crew() {
        return crew;
    }

    /// Lets requests end, stops deciding and probing; commands that run go on by themselves.
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) return;
        room.close();
        server.close();
        crew.close();
        exchange.close();
        traces.ifPresent(Traces::close);
        station.close();
        reach.close();
        audit.close();
    }
}
