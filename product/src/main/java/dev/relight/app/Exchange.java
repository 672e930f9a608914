package dev.relight.app;

import dev.relight.engine.Engine;
import dev.relight.engine.Notifier;
import dev.relight.engine.WallTimers;
import dev.relight.http.Access;
import dev.relight.http.Reply;
import dev.relight.http.Route;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.incident.Signal;
import dev.relight.journal.Archive;
import dev.relight.notify.Back;
import dev.relight.notify.Ballot;
import dev.relight.notify.DeadLetter;
import dev.relight.notify.Heartbeat;
import dev.relight.notify.Ledger;
import dev.relight.notify.Message;
import dev.relight.notify.Morning;
import dev.relight.notify.Outlets;
import dev.relight.notify.Post;
import dev.relight.people.EscalationPolicy;
import dev.relight.secret.Redactor;
import dev.relight.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Joins those who tell people with the rest of the house: post, answers, heartbeat, the morning's
/// message. When the settings change, the next notice goes out by the new ones.
public final class Exchange implements Notifier, AutoCloseable {
    private final Supplier<Settings> settings;
    private final Map<String, String> environment;
    private final Redactor redactor;
    private final Archive journal;
    private final InstantSource clock;
    private final WallTimers timers;
    private final Post post;
    private Settings settled;
    private List<String> flaws;
    private @Nullable Heartbeat heartbeat;
    private @Nullable Morning morning;

    /// @param settings as they are now
    /// @throws IOException what was told cannot be noted in the state folder
    public static Exchange open(
            Supplier<Settings> settings,
            Map<String, String> environment,
            Redactor redactor,
            Archive journal,
            InstantSource clock)
            throws IOException {
        var state = settings.get().state();
        java.nio.file.Files.createDirectories(state);
        var ledger = Ledger.in(state.resolve("told"), clock.instant());
        return new Exchange(settings, environment, redactor, journal, clock, ledger);
    }

    private Exchange(
            Supplier<Settings> settings,
            Map<String, String> environment,
            Redactor redactor,
            Archive journal,
            InstantSource clock,
            Ledger ledger) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.redactor = redactor;
        this.journal = journal;
        this.clock = clock;
        timers = new WallTimers(clock, task -> Thread.ofVirtual().name("morning").start(task));
        settled = settings.get();
        var outlets = outlets(settled);
        flaws = outlets.flaws();
        post = new Post(settled, outlets, journal::events, redactor, ledger, clock);
    }

    private Outlets outlets(Settings now) {
        return Outlets.of(now.telling(), environment::get, redactor, clock);
    }

    private synchronized void settle() {
        var now = settings.get();
        if (now.equals(settled)) return;
        var outlets = outlets(now);
        flaws = outlets.flaws();
        post.settle(now, outlets);
        settled = now;
    }

    @Override
    public void tell(Notice notice, Incident.Open about, Consumer<Answer> answer) {
        settle();
        post.tell(notice, about, answer);
    }

    /// Says what is no incident yet, by the channels where the service's state is told.
    public void warn(String service, String words) {
        settle();
        var now = settings.get();
        var channels =
                now.service(service)
                        .flatMap(now::policy)
                        .map(EscalationPolicy::updates)
                        .orElse(List.of());
        if (channels.isEmpty()) return;
        var at = clock.instant();
        var id = "warning-%s-%d".formatted(service, at.toEpochMilli());
        post.announce(
                new Message(
                        id,
                        id,
                        service,
                        Notice.Kind.STATUS,
                        at,
                        "Warning: " + redactor.redact(words),
                        List.of(),
                        now.telling().externalUrl(),
                        false,
                        false),
                channels);
    }

    /// Where answers from outside arrive, and the list of what could not be sent.
    ///
    /// @param engine takes what people say to an incident; one that is gone drops it
    public List<Route> routes(Engine engine) {
        var back =
                new Back(
                        settings,
                        environment::get,
                        (incident, by) ->
                                engine.submit(
                                        incident,
                                        new Signal.PersonAcknowledged(clock.instant(), by)),
                        new Ballot.Box() {
                            @Override
                            public CompletableFuture<List<Event>> put(
                                    String incident, Signal signal) {
                                return engine.tell(incident, signal);
                            }

                            @Override
                            public Optional<Incident> incident(String id) {
                                return engine.incident(id);
                            }
                        },
                        clock);
        var routes = new ArrayList<>(back.routes());
        routes.add(
                Route.get(
                        "/api/v1/dead-letters",
                        Access.VIEW,
                        _ ->
                                Reply.json(
                                        200,
                                        Map.of(
                                                "deadLetters",
                                                post.deadLetters().stream()
                                                        .map(Exchange::shown)
                                                        .toList()))));
        return routes;
    }

    private static Map<String, String> shown(DeadLetter letter) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("at", letter.at().toString());
        shown.put("notice", letter.notice());
        shown.put("channel", letter.channel());
        shown.put("because", letter.because());
        return shown;
    }

    /// Begins to beat, and to wait for the morning.
    ///
    /// @param isWell the house can still do its work
    public synchronized void begin(BooleanSupplier isWell) {
        var heart = settled.telling().heartbeat();
        if (heart != null)
            heartbeat =
                    Heartbeat.begin(heart, environment::get, redactor, isWell, clock).orElse(null);
        morning = new Morning(post, settings, this::since, redactor, timers, clock);
        morning.begin();
    }

    private List<List<Event>> since(Instant from) {
        var ids = new LinkedHashSet<String>();
        journal.backwards(entry -> {
            if (entry.at().isBefore(from)) return false;
            ids.add(entry.incident());
            return true;
        });
        var incidents = new ArrayList<List<Event>>();
        for (var id : ids) incidents.add(journal.events(id));
        return incidents;
    }

    /// What keeps channels from being used; for `doctor` and the deep health.
    public synchronized List<String> flaws() {
        return flaws;
    }

    /// Messages that some channel could not take, in the last week.
    public List<DeadLetter> deadLetters() {
        return post.deadLetters();
    }

    @Override
    public synchronized void close() {
        if (heartbeat != null) heartbeat.close();
        if (morning != null) morning.close();
        timers.close();
        post.close();
    }
}
