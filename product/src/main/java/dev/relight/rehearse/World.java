package dev.relight.rehearse;

import dev.relight.engine.Alert;
import dev.relight.engine.Engine;
import dev.relight.engine.Listener;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import dev.relight.journal.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The real engine in a simulated world, under one dice: the same seed gives the same history.
public final class World {
    /// Where every simulated night begins.
    public static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private static final String HOLD = "somebody works on it";

    private static final Duration START_UP = Duration.ofSeconds(3);

    /// A machine that wakes from sleep missed at most so much.
    private static final long LEAP_MILLIS_MAX = 20 * 60_000;

    /// How long a notice is under way that does not arrive at once.
    private static final int DELAY_SECONDS = 40;

    private final Time time;
    private final Fate fate;
    private final Town town;
    private final Wiring wiring;
    private final Secrets secrets;
    private final CannedHands hands;
    private final Crowd crowd;
    private final Journal disk = new MemoryJournal();
    private final Auditor auditor;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<String, Alert> unheard = new LinkedHashMap<>();
    private final SortedMap<String, Instant> holds = new TreeMap<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private Engine engine;
    private int lives = 1;

    public World(long seed, Mishaps mishaps, Town town) {
        this(seed, mishaps, town, Wiring.plain());
    }

    World(long seed, Mishaps mishaps, Town town, Wiring wiring) {
        var dice = dice(seed);
        time = new Time(START, dice);
        fate = new Fate(dice, mishaps);
        this.town = town;
        this.wiring = wiring;
        secrets = new Secrets(dice(~seed), wiring.redacting());
        auditor = new Auditor(time, secrets, new ReplaySame(disk, dice(seed + 1)));
        hands = new CannedHands(time, town, fate, auditor, secrets);
        crowd = new Crowd(time, fate, town, auditor, secrets, this::engine);
        time.passing(auditor::passed);
        engine = live();
    }

    private static RandomGenerator dice(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// The kill switch, for so long; it survives every crash, as the file does that stands for it.
    ///
    /// @param service empty: everything
    public void hold(String service, Instant until) {
        holds.put(service, until);
        auditor.held(service, true);
        switched(() -> engine.hold(service, HOLD, until));
        time.at(until, () -> release(service));
    }

    private void release(String service) {
        if (holds.remove(service) == null) return;
        auditor.held(service, false);
        switched(() -> engine.release(service));
    }

    private void switched(Runnable turn) {
        try {
            turn.run();
        } catch (Crash crash) {
            revive();
        }
    }

    /// Something is down. The sender repeats itself until it has been heard.
    public void alert(Alert alert) {
        auditor.sent(alert);
        var sent = fate.strikes(Mishap.SECRET) ? spoken(alert) : alert;
        unheard.put(sent.dedupKey(), sent);
        send(sent);
    }

    /// Some senders put into a label what should stand nowhere.
    private Alert spoken(Alert alert) {
        var labels = new TreeMap<>(alert.labels());
        labels.put("description", secrets.line(fate));
        return new Alert(
                alert.service(),
                alert.dedupKey(),
                alert.summary() + ": " + secrets.line(fate),
                labels,
                alert.plan(),
                alert.faults(),
                alert.site(),
                alert.policy());
    }

    private void send(Alert alert) {
        try {
            var _ = engine.open(alert).thenAccept(id -> heardBy(id, alert));
        } catch (Crash crash) {
            revive();
        }
    }

    private void heardBy(String id, Alert alert) {
        unheard.remove(alert.dedupKey());
        accepted.add(id);
        auditor.accepted(alert);
    }

    /// One thing happens; false when nothing is left to happen.
    public boolean step() {
        try {
            fate.maySuddenlyCrash();
            if (fate.strikes(Mishap.FLAP)) flap();
            if (fate.strikes(Mishap.LEAP)) leap();
            boolean more = time.step();
            if (engine.fault().isPresent()) revive();
            return more;
        } catch (Crash crash) {
            revive();
            return true;
        } catch (JournalFault unkept) {
            return true;
        }
    }

    private void flap() {
        var stand = fate.oneOf(town.all());
        stand.isUp(!stand.isUp());
    }

    private void leap() {
        time.jump(Duration.ofMillis(fate.millis(0, LEAP_MILLIS_MAX)));
        auditor.revived(time.instant());
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
            return;
        }
        crowd.forget();
        for (var id : disk.open())
            engine.incident(id).ifPresent(incident -> crowd.hear(id, incident));
        if (!unheard.isEmpty()) time.at(time.instant(), this::sendAgain);
    }

    private void sendAgain() {
        for (var alert : List.copyOf(unheard.values())) send(alert);
    }

    private Engine live() {
        var ports =
                new Engine.Ports(
                        wiring.hands().apply(hands, time),
                        this::look,
                        this::tell,
                        time,
                        _ -> secrets.given());
        var journal = wiring.journal().apply(new CrashingJournal(disk, fate, auditor));
        var next =
                new Engine(
                        journal,
                        ports,
                        wiring.turns().apply(time, time),
                        time,
                        wiring.mind(),
                        wiring.cleansing().apply(secrets::clean));
        holds.forEach((service, until) -> next.hold(service, HOLD, until));
        next.subscribe(this::heard);
        return next;
    }

    private void heard(String id, List<Event> events, Incident after) {
        auditor.heard(id, after);
        listeners.forEach(listener -> listener.heard(id, events, after));
        crowd.hear(id, after);
    }

    private void tell(Notice notice, Incident.Open about, Consumer<Notifier.Answer> answer) {
        auditor.written("the notice " + notice.id(), notice.text());
        boolean delivered = !fate.strikes(Mishap.UNTOLD);
        var said = new Notifier.Answer(delivered, delivered ? "told" : "nobody there");
        if (!fate.strikes(Mishap.DELAYED)) answer.accept(said);
        else time.at(time.instant().plusSeconds(DELAY_SECONDS), () -> answer.accept(said));
    }

    private void look(String service, Consumer<Probe.Seen> answer) {
        var state = town.service(service).isUp() ? Health.State.UP : Health.State.DOWN;
        var took = Duration.ofMillis(fate.millis(1, 200));
        time.at(
                time.instant().plus(took),
                () -> answer.accept(new Probe.Seen(state, service + " is " + state)));
    }

    /// Everything that was written is read once more, when the night is over.
    public void close() {
        var fault = disk.verify();
        if (!fault.isEmpty()) throw new Invariant.Violation("I9: " + fault);
        auditor.over();
        disk.entries(entry -> auditor.written("entry " + entry.sequence(), entry.json()));
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

    public Town town() {
        return town;
    }

    public Time time() {
        return time;
    }

    /// Incidents whose alert was accepted: the sender was told so.
    public List<String> accepted() {
        return List.copyOf(accepted);
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
