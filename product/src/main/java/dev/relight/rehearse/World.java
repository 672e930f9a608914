package dev.relight.rehearse;

import dev.relight.engine.Alert;
import dev.relight.engine.Engine;
import dev.relight.engine.Listener;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import dev.relight.journal.Journal;
import dev.relight.journal.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGeneratorFactory;

/// The real engine in a simulated world, under one dice: the same seed gives the same history.
public final class World {
    /// Where every simulated night begins.
    public static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private static final Duration START_UP = Duration.ofSeconds(3);

    private final Time time;
    private final Fate fate;
    private final Stand stand;
    private final CannedHands hands;
    private final Crowd crowd;
    private final Journal disk = new MemoryJournal();
    private final Auditor auditor = new Auditor();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<CompletableFuture<String>> accepted = new ArrayList<>();
    private Engine engine;
    private int lives = 1;

    public World(long seed, Mishaps mishaps, Stand stand) {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        time = new Time(START, dice);
        fate = new Fate(dice, mishaps);
        this.stand = stand;
        hands = new CannedHands(time, stand, fate, auditor);
        crowd = new Crowd(time, fate, stand);
        engine = live();
    }

    /// Something is down. The sender repeats itself until it has been heard.
    public void alert(Alert alert) {
        alerts.add(alert);
        send(alert);
    }

    private void send(Alert alert) {
        try {
            accepted.add(engine.open(alert));
        } catch (Crash crash) {
            revive();
        }
    }

    /// One thing happens; false when nothing is left to happen.
    public boolean step() {
        try {
            fate.maySuddenlyCrash();
            if (fate.strikes(fate.mishaps().flap())) stand.isUp(!stand.isUp());
            return time.step();
        } catch (Crash crash) {
            revive();
            return true;
        }
    }

    /// Relight is killed at that time, and started again.
    public void crashAt(Instant when) {
        time.at(
                when,
                () -> {
                    throw new Crash("as the story says");
                });
    }

    /// Dies and is started again, on the same disk and the same machine.
    private void revive() {
        engine.close();
        hands.orphan();
        lives++;
        time.jump(START_UP);
        auditor.revived(time.instant());
        engine = live();
        try {
            engine.resume();
        } catch (Crash crash) {
            revive();
        }
        crowd.forget();
        for (var id : disk.open())
            engine.incident(id).ifPresent(incident -> crowd.hear(engine, id, incident));
        for (var alert : alerts) if (disk.incidents().isEmpty()) send(alert);
    }

    private Engine live() {
        var ports =
                new Engine.Ports(
                        hands, this::look, Notifier.silent(), time, name -> "value-of-" + name);
        var next = new Engine(new CrashingJournal(disk, fate, auditor), ports, time, time);
        next.subscribe((id, events, after) -> heard(next, id, events, after));
        return next;
    }

    private void heard(Engine speaker, String id, List<Event> events, Incident after) {
        auditor.heard(id, after);
        listeners.forEach(listener -> listener.heard(id, events, after));
        crowd.hear(speaker, id, after);
    }

    private void look(String service, Consumer<Probe.Seen> answer) {
        var state = stand.isUp() ? Health.State.UP : Health.State.DOWN;
        var took = Duration.ofMillis(fate.millis(1, 200));
        time.at(
                time.instant().plus(took),
                () -> answer.accept(new Probe.Seen(state, service + " is " + state)));
    }

    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    public Journal disk() {
        return disk;
    }

    public Engine engine() {
        return engine;
    }

    public Stand stand() {
        return stand;
    }

    public Time time() {
        return time;
    }

    /// Incidents whose alert was accepted: the sender was told so.
    public List<String> accepted() {
        return accepted.stream()
                .filter(it -> it.isDone() && !it.isCompletedExceptionally())
                .map(it -> it.join())
                .toList();
    }

    /// Jobs that really began, as their fences, in order.
    public List<String> begun() {
        return hands.begun.stream().map(job -> job.id()).toList();
    }

    /// How often Relight was started.
    public int lives() {
        return lives;
    }
}
