package dev.relight.watch;

import dev.relight.engine.Hands;
import dev.relight.engine.Probe;
import dev.relight.incident.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Asks all services again and again, and tells when it has made up its mind.
///
/// One virtual thread per round; thousands are fine. Also the engine's [Probe]: a single look, at
/// once, that changes nothing of what is believed.
public final class Watch implements Probe, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final Asker asker;
    private final InstantSource clock;
    private final Consumer<Observation> told;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// A service and what is believed of it; its observations are told in order, under its lock.
    private record Post(Watched watched, Ledger ledger, ReentrantLock lock) {}

    /// @param hands run the checks that are commands
    /// @param told hears every change of mind, on a thread of this watch; must not block for long
    public Watch(
            List<Watched> services, Hands hands, InstantSource clock, Consumer<Observation> told) {
        this.asker = new Asker(hands, clock);
        this.clock = clock;
        this.told = told;
        for (var watched : services) {
            var ledger = new Ledger(watched, clock.instant());
            posts.put(watched.service(), new Post(watched, ledger, new ReentrantLock()));
        }
    }

    /// Begins to ask. Call it once.
    public void begin() {
        for (var post : posts.values())
            for (int round = 0; round < post.watched().rounds().size(); round++) {
                int number = round;
                threads.execute(() -> keepAsking(post, number));
            }
    }

    /// The service of this heartbeat has called.
    public void beat(String name) {
        asker.beat(name);
    }

    /// What is believed now, in the order of the settings.
    public List<Observation> observations() {
        var all = new ArrayList<Observation>();
        for (var post : posts.values()) {
            post.lock().lock();
            try {
                all.add(post.ledger().observation(clock.instant()));
            } finally {
                post.lock().unlock();
            }
        }
        return List.copyOf(all);
    }

    @Override
    public void look(String service, Consumer<Seen> answer) {
        var post = posts.get(service);
        if (post == null || post.watched().rounds().isEmpty()) {
            Probe.none().look(service, answer);
            return;
        }
        threads.execute(() -> answer.accept(seenOrNot(post.watched())));
    }

    /// Who waits for a look must get an answer, or would never ask again.
    private Seen seenOrNot(Watched watched) {
        try {
            return seen(watched);
        } catch (RuntimeException fault) {
            return new Seen(
                    Health.State.UNKNOWN, watched.service() + " could not be asked: " + fault);
        }
    }

    private Seen seen(Watched watched) {
        var asked =
                watched.rounds().stream()
                        .map(round ->
                                CompletableFuture.supplyAsync(
                                        () -> asker.ask(round.check(), round.timeout()), threads))
                        .toList();
        var answers = asked.stream().map(CompletableFuture::join).toList();
        var down = answers.stream().filter(one -> !one.isUp()).map(Answer::reason).toList();
        return down.isEmpty()
                ? new Seen(Health.State.UP, answers.getFirst().reason())
                : new Seen(Health.State.DOWN, String.join("; ", down));
    }

    /// Stops asking.
    @Override
    public void close() {
        threads.shutdownNow();
        asker.close();
    }

    /// At a steady beat whatever an answer takes, each round at a phase of its own, so that a
    /// thousand services are not asked in the same instant.
    private void keepAsking(Post post, int number) {
        var round = post.watched().rounds().get(number);
        long every = round.every().toNanos();
        int mixed = (post.watched().service() + number).hashCode() * 0x9E3779B9;
        long next = System.nanoTime() + (long) (every * (Integer.toUnsignedLong(mixed) / 0x1p32));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                askOnce(post, number, round);
                long now = System.nanoTime();
                next += every;
                if (next < now) next += (now - next) / every * every + every;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// A fault in one question must not be the end of all the others.
    private void askOnce(Post post, int number, Watched.Round round) {
        try {
            var at = clock.instant();
            var answer = asker.ask(round.check(), round.timeout());
            if (!Thread.currentThread().isInterrupted()) take(post, number, answer, at);
        } catch (RuntimeException fault) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "%s was asked in vain: %s".formatted(post.watched().service(), fault));
        }
    }

    private void take(Post post, int number, Answer answer, java.time.Instant at) {
        post.lock().lock();
        try {
            post.ledger().see(number, answer, at).ifPresent(told);
        } finally {
            post.lock().unlock();
        }
    }
}
