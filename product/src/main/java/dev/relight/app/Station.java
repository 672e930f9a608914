package dev.relight.app;

import dev.relight.engine.Alert;
import dev.relight.engine.Engine;
import dev.relight.engine.Hands;
import dev.relight.engine.Listener;
import dev.relight.engine.Notifier;
import dev.relight.engine.Probe;
import dev.relight.engine.WallTimers;
import dev.relight.hands.LocalHands;
import dev.relight.inbox.Clerk;
import dev.relight.inbox.IncidentLetters;
import dev.relight.inbox.Letter;
import dev.relight.inbox.LetterBox;
import dev.relight.inbox.Reader;
import dev.relight.inbox.Reply;
import dev.relight.incident.Circumstances;
import dev.relight.incident.Decide;
import dev.relight.incident.Signal;
import dev.relight.journal.Journal;
import dev.relight.orders.ChangeWatch;
import dev.relight.orders.Changes;
import dev.relight.orders.Hold;
import dev.relight.orders.HoldWatch;
import dev.relight.orders.Holds;
import dev.relight.orders.Reach;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One Relight at work on one state folder: journal, hands, probe and engine, joined.
public final class Station implements AutoCloseable {
    private final Journal journal;
    private final LocalHands hands;
    private final ExecutorService turns;
    private final WallTimers timers;
    private final Engine engine;
    private @Nullable Clerk clerk;
    private @Nullable HoldWatch holds;
    private @Nullable ChangeWatch changes;
    private final Path state;
    private SortedSet<String> heeded = new TreeSet<>();

    /// What differs from one station to the next.
    ///
    /// @param jobs folder of the hands, for this station alone, in the state folder
    /// @param environment names of variables of this process that commands may see
    /// @param redactor takes secrets out of every output
    /// @param away hands of the machine to which a job belongs; null: this one
    public record Setup(
            Path jobs,
            Probe probe,
            Notifier notifier,
            Set<String> environment,
            Redactor redactor,
            Function<String, @Nullable Hands> away) {
        public Setup {
            environment = Set.copyOf(environment);
        }

        /// Everything runs on this machine.
        public Setup(
                Path jobs,
                Probe probe,
                Notifier notifier,
                Set<String> environment,
                Redactor redactor) {
            this(jobs, probe, notifier, environment, redactor, _ -> null);
        }
    }

    /// @param journal closed with the station
    /// @throws IOException the folder of the jobs cannot be used
    public static Station open(Journal journal, Setup setup) throws IOException {
        return new Station(journal, setup, LocalHands.open(setup.jobs(), setup.redactor()));
    }

    private Station(Journal journal, Setup setup, LocalHands hands) {
        this.journal = journal;
        this.hands = hands;
        var folder = setup.jobs().toAbsolutePath().getParent();
        state = folder == null ? setup.jobs() : folder;
        var clock = InstantSource.system();
        turns =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("incident-", 0).factory());
        timers = new WallTimers(clock, turns);
        var ports =
                new Engine.Ports(
                        new Switchboard(id -> handsOf(setup, id)),
                        setup.probe(),
                        setup.notifier(),
                        timers,
                        name -> value(setup.environment(), name));
        engine = new Engine(journal, ports, turns, clock, Decide::decide, setup.redactor()::redact);
    }

    private Hands handsOf(Setup setup, String job) {
        var away = setup.away().apply(job);
        return away == null ? hands : away;
    }

    private static @Nullable String value(Set<String> allowed, String name) {
        return allowed.contains(name) ? System.getenv(name) : null;
    }

    /// What this machine lacks to run anything, each with its mend; empty when all is well.
    public List<String> lacking() {
        return hands.lacking();
    }

    /// Takes up what an earlier Relight left open, as far as nothing is on hold; call it once,
    /// before anything else.
    ///
    /// @param listener hears everything, on the incidents' own turns; must not block
    /// @return how many incidents were taken up
    public int begin(Listener listener) {
        engine.subscribe(listener);
        holds = obey();
        changes = hear();
        return engine.resume();
    }

    /// Obeys the holds of the state folder, those of now and those to come.
    private HoldWatch obey() {
        try {
            var folders = Reach.of(state).stream().map(Holds::new).toList();
            return new HoldWatch(folders, InstantSource.system(), this::heed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "what is on hold in %s cannot be read".formatted(state), unreadable);
        }
    }

    /// What people changed, before this start and from now on.
    private ChangeWatch hear() {
        try {
            var folders = Reach.of(state).stream().map(Changes::new).toList();
            return new ChangeWatch(
                    folders,
                    InstantSource.system(),
                    it ->
                            engine.changed(
                                    new Circumstances.Change(it.at(), it.service(), it.words())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "what was changed lately in %s cannot be read".formatted(state), unreadable);
        }
    }

    private synchronized void heed(SortedMap<String, Hold> now) {
        for (var service : heeded) if (!now.containsKey(service)) engine.release(service);
        now.forEach((service, hold) -> engine.hold(service, hold.words(), hold.until()));
        heeded = new TreeSet<>(now.keySet());
    }

    /// Reads the letters that people at other terminals put into a state folder; call it after
    /// [#begin].
    ///
    /// @param more readers of verbs that are not about one incident
    /// @param trouble is told, in a line, what could not be read
    /// @throws IOException the folder cannot be used
    public void listen(Path state, Map<String, Reader> more, Consumer<String> trouble)
            throws IOException {
        var readers = new TreeMap<>(IncidentLetters.of(engine, journal));
        if (journal instanceof SqliteJournal here)
            readers.put("prune", (letter, at) -> prune(here, letter, at));
        readers.putAll(more);
        clerk = new Clerk(LetterBox.in(state), readers, InstantSource.system(), trouble);
    }

    /// Takes a while, so on a thread of its own.
    private static CompletableFuture<Reply> prune(
            SqliteJournal journal, Letter letter, Instant at) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var age = Duration.ofSeconds(Long.parseLong(letter.word("seconds")));
                    return Reply.yes(journal.prune(at.minus(age), at).toString());
                },
                task -> Thread.ofPlatform().daemon().name("relight-prune").start(task));
    }

    /// The incident's id, as soon as the alert is durable.
    public CompletableFuture<String> open(Alert alert) {
        return engine.open(alert);
    }

    public void submit(String incident, Signal signal) {
        engine.submit(incident, signal);
    }

    /// For those who look at a service by a command.
    public Hands hands() {
        return hands;
    }

    public Engine engine() {
        return engine;
    }

    public Journal journal() {
        return journal;
    }

    /// Stops deciding; what runs in the hands goes on by itself and is found at the next start.
    @Override
    public void close() {
        var hearing = changes;
        if (hearing != null) hearing.close();
        var watching = holds;
        if (watching != null) watching.close();
        var reading = clerk;
        if (reading != null) reading.close();
        engine.close();
        timers.close();
        turns.shutdown();
        hands.close();
        journal.close();
    }
}
