package dev.relight.drill;

import static java.util.Objects.requireNonNull;

import dev.relight.app.Rootly;
import dev.relight.app.Surroundings;
import dev.relight.drill.Score.Ending;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.watch.Check;
import dev.relight.watch.Hysteresis;
import dev.relight.watch.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Drills one service: steady, broken, flown against, undone, steady again, scored; fault by fault.
public final class Drill {
    /// Told while it goes on; for the terminal.
    public interface Teller {
        /// The fault is being made from now on.
        void breaking(String what);

        void step(String text);

        void heard(Event event);
    }

    private record Heard(String incident, List<Event> events) {}

    /// A service that was just put up anew may still be starting.
    private static final Duration STEADY_LIMIT = Duration.ofMinutes(2);

    private static final Duration STEADY_LOOK = Duration.ofSeconds(20);

    /// A fault that three failed looks and some seconds do not show is not detected.
    private static final Duration DETECT_LIMIT = Duration.ofSeconds(60);

    /// Longer than three whole procedures with their waits.
    private static final Duration FLIGHT_LIMIT = Duration.ofMinutes(12);

    /// A machine that restarts a whole stack answers late, and a look must end before the next one.
    private static final Duration EVERY = Duration.ofMillis(1_500);

    private static final Duration TIMEOUT = EVERY;

    private static final Duration STEADY = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Course course;
    private final FaultFile faults;
    private final Plan plan;
    private final Map<Integer, String> broken;
    private final Path state;
    private final Duration soak;
    private final Leases leases;
    private final Saboteur saboteur;
    private final Teller teller;
    private final InstantSource clock = InstantSource.system();

    /// @param broken lines of the runbook that cannot work as they stand -> why
    /// @param state folder for leases, flights and records
    public Drill(
            Course course,
            FaultFile faults,
            Plan plan,
            Map<Integer, String> broken,
            Path state,
            Duration soak,
            Teller teller) {
        this.course = course;
        this.faults = faults;
        this.plan = plan;
        this.broken = Map.copyOf(broken);
        this.state = state;
        this.soak = soak;
        this.leases = new Leases(state.resolve("leases"), clock);
        this.saboteur = new Saboteur(faults, course.home(), leases);
        this.teller = teller;
    }

    /// Undoes what an earlier drill that died has left; call it first.
    public List<Leases.Undone> sweep() throws InterruptedException {
        return leases.sweep();
    }

    /// Undoes everything of this drill too; for whoever ends it early.
    public List<Leases.Undone> undoAll() throws InterruptedException {
        var undone = new ArrayList<Leases.Undone>();
        for (var lease : leases.all()) undone.add(leases.undo(lease));
        return undone;
    }

    /// One fault from steady to steady.
    @SuppressWarnings("try") // Relight lands before the undo, or it would fly against that too
    public Score fly(Fault fault) throws IOException, InterruptedException {
        var began = clock.instant();
        if (!isSteady(STEADY_LIMIT))
            return Score.notFlown(
                    fault, began, Ending.NOT_MADE, "the service was not steady before", true);
        var flightState = state.resolve("flights").resolve(fault.name());
        remove(flightState);
        var heard = new LinkedBlockingQueue<Heard>();
        Saboteur.Attempt attempt;
        @Nullable Score score = null;
        try (var flight = WatchedFlight.prepare(order(flightState))) {
            flight.begin((incident, events, _) -> heard.add(new Heard(incident, events)));
            teller.breaking(fault.breaks());
            attempt = saboteur.make(fault);
            if (attempt instanceof Saboteur.Attempt.Broken(var lease, var since)) {
                var crew = new Crew(course, faults.prelude(), fault, lease.folder(), clock);
                score = against(fault, since, flight, heard, crew);
            }
        }
        return switch (attempt) {
            case Saboteur.Attempt.Broken(var lease, _) -> undo(lease, requireNonNull(score));
            case Saboteur.Attempt.Skipped(var why) ->
                    Score.notFlown(fault, began, Ending.SKIPPED, why, true);
            case Saboteur.Attempt.Failed(var why) ->
                    Score.notFlown(fault, began, Ending.NOT_MADE, why, isSteady(STEADY_LIMIT));
        };
    }

    private Score against(
            Fault fault, Instant since, Flight flight, LinkedBlockingQueue<Heard> heard, Crew crew)
            throws InterruptedException {
        var events = new ArrayList<Event>();
        var incident = "";
        var end = System.nanoTime() + FLIGHT_LIMIT.plus(soak).toNanos();
        var noticed = System.nanoTime() + DETECT_LIMIT.toNanos();
        var last = Instant.now().plus(FLIGHT_LIMIT).plus(soak);
        while (System.nanoTime() < end && !isOver(events, last)) {
            if (events.isEmpty() && System.nanoTime() > noticed) break;
            var next = heard.poll(500, TimeUnit.MILLISECONDS);
            if (next == null || !(incident.isEmpty() || incident.equals(next.incident()))) continue;
            incident = next.incident();
            for (var event : next.events()) {
                events.add(event);
                teller.heard(event);
                if (event instanceof Event.Asked(_, var question))
                    for (var signal : crew.answer(question, isWell()))
                        flight.submit(incident, signal);
            }
        }
        if (!incident.isEmpty())
            flight.record(incident, state.resolve("records").resolve(fault.name()));
        return Scoring.of(plan, fault, since, events, crew);
    }

    /// @param last moment of the drill: what is held back for longer will not come
    private static boolean isOver(List<Event> events, Instant last) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof Event.Resolved
                                || event instanceof Event.HandedOver
                                || event instanceof Event.Aborted
                                || event instanceof Event.Closed
                                || event instanceof Event.Blocked(_, var until, _)
                                        && until.isAfter(last));
    }

    private Score undo(Lease lease, Score score) throws IOException, InterruptedException {
        teller.step("undoing " + lease.fault());
        var undone = leases.undo(lease);
        if (!undone.well()) teller.step("not undone: " + undone.said());
        var steady = undone.well() && isSteady(STEADY_LIMIT);
        if (steady) teller.step("undone, and steady again");
        return score.undone(steady);
    }

    private boolean isWell() throws InterruptedException {
        try {
            return looksSteady();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSteady(Duration limit) throws IOException, InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        do {
            if (looksSteady()) return true;
            Thread.sleep(GLANCE);
        } while (System.nanoTime() < end);
        return false;
    }

    private boolean looksSteady() throws IOException, InterruptedException {
        var body = new StringBuilder("set -e\n");
        for (var address : course.health())
            body.append("curl -sf -o /dev/null --max-time 5 '").append(address).append("'\n");
        body.append(course.steady()).append('\n');
        Files.createDirectories(state);
        var script = state.resolve("steady.sh");
        Files.writeString(
                script, Script.text(course.home(), state, faults.prelude(), body.toString()));
        return Script.run(script, STEADY_LOOK).isWell();
    }

    private WatchedFlight.Order order(Path flightState) {
        var here = Surroundings.ofProcess();
        var rounds =
                course.health().stream()
                        .map(address ->
                                new Watched.Round(
                                        Check.Http.of(address),
                                        EVERY,
                                        TIMEOUT,
                                        Hysteresis.Rule.standard()))
                        .toList();
        var site =
                new Site(
                        "local",
                        course.home().toString(),
                        here.platforms(course.home()),
                        course.values(),
                        course.variables(),
                        true);
        var standard = Policy.standard();
        var usual = standard.patience().settling(course.settle(), STEADY, GLANCE).soaking(soak);
        var patience =
                new Policy.Patience(
                        course.evidence(),
                        course.evidence(),
                        usual.act(),
                        usual.settle(),
                        usual.steady(),
                        usual.glance(),
                        usual.soak(),
                        usual.expiry(),
                        usual.escalate(),
                        usual.update());
        return new WatchedFlight.Order(
                course.service(),
                rounds,
                Rootly.of(plan, here),
                broken,
                site,
                standard.with(Autonomy.AUTO).with(patience),
                flightState);
    }

    private static void remove(Path place) throws IOException {
        if (!Files.exists(place)) return;
        try (var all = Files.walk(place)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
