package dev.relight.drill;

import dev.relight.app.Station;
import dev.relight.engine.Alert;
import dev.relight.engine.Listener;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Health;
import dev.relight.incident.Onset;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import dev.relight.watch.Check;
import dev.relight.watch.Hysteresis;
import dev.relight.watch.Observation;
import dev.relight.watch.Watch;
import dev.relight.watch.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A station with a watch on one HTTP service, over a state folder of its own.
public final class WatchedFlight implements Flight {
    private static final System.Logger LOG = System.getLogger(WatchedFlight.class.getName());

    /// Three failed looks of five make an outage: detected within two seconds.
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Order order;
    private final InstantSource clock = InstantSource.system();
    private final Station station;
    private final Watch watch;
    private boolean closed;

    /// What is flown, and where.
    ///
    /// @param service its name
    /// @param rounds what is asked whether it is up
    /// @param faults lines of the runbook that cannot work as they stand -> why
    /// @param state folder for journal and jobs, made if need be
    public record Order(
            String service,
            List<Watched.Round> rounds,
            Plan plan,
            Map<Integer, String> faults,
            Site site,
            Policy policy,
            Path state) {
        public Order {
            rounds = List.copyOf(rounds);
            faults = Map.copyOf(faults);
        }

        /// @param health the one address that is asked whether it is up
        public Order(
                String service, String health, Plan plan, Site site, Policy policy, Path state) {
            this(
                    service,
                    List.of(
                            new Watched.Round(
                                    Check.Http.of(health),
                                    EVERY,
                                    EVERY,
                                    Hysteresis.Rule.standard())),
                    plan,
                    Map.of(),
                    site,
                    policy,
                    state);
        }
    }

    /// Since when it was well: a flight is prepared while it is, before the fault is made.
    private volatile Instant well;

    private volatile boolean wasDown;

    private WatchedFlight(Order order) throws IOException {
        this.order = order;
        var watching = new CompletableFuture<Watch>();
        Probe probe = (service, answer) -> watching.join().look(service, answer);
        var jobs = order.state().resolve("hands");
        var setup =
                new Station.Setup(
                        jobs, probe, Notifier.silent(), order.site().environment(), new Redactor());
        station = Station.open(SqliteJournal.in(order.state()), setup);
        var watched = new Watched(order.service(), order.rounds());
        watch = new Watch(List.of(watched), station.hands(), clock, this::told);
        watching.complete(watch);
        well = clock.instant();
    }

    public static WatchedFlight prepare(Order order) {
        try {
            return new WatchedFlight(order);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + order.state(), e);
        }
    }

    @Override
    public int begin(Listener listener) {
        station.engine()
                .whenHalted(why ->
                        LOG.log(
                                System.Logger.Level.ERROR,
                                "Relight has stopped: " + why.getMessage()));
        int taken = station.begin(listener);
        watch.begin();
        return taken;
    }

    private void told(Observation seen) {
        var detail = String.join("; ", seen.reasons());
        // The first answer may be heard after the fault has been made, on a busy machine.
        if (seen.state() == Health.State.UP && wasDown) well = seen.since();
        if (seen.state() == Health.State.DOWN) {
            wasDown = true;
            var onset = new Onset(seen.since(), well, ZoneId.systemDefault());
            station.open(alert(detail).begun(onset)).join();
        }
        var signal = new Signal.HealthSeen(clock.instant(), seen.state(), detail);
        for (var incident : station.engine().incidents()) station.submit(incident, signal);
    }

    private Alert alert(String detail) {
        return new Alert(
                order.service(),
                "watch:" + order.service(),
                detail,
                Map.of(),
                order.plan(),
                order.faults(),
                order.site(),
                order.policy());
    }

    @Override
    public void submit(String incident, Signal signal) {
        station.submit(incident, signal);
    }

    @Override
    public void record(String incident, Path folder) {
        Records.write(station.journal().events(incident), folder);
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        watch.close();
        station.close();
    }
}
