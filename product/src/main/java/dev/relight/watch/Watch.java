package dev.relight.watch;

import dev.relight.engine.Hands;
import dev.relight.engine.Probe;
import dev.relight.incident.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks all services again and again, and tells when it has made up its mind.
///
/// One virtual thread per round; thousands are fine. Also the engine's [Probe]: a single look, at
/// once, that changes nothing of what is believed.
public final class Watch implements Probe, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final Asker asker;
    private final InstantSource clock;
    private final Consumer<Observation> told;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Map<String, Post> posts = Map.of();
    private boolean isBegun;

    /// A service and what is believed of it; its observations are told in order, under its lock.
    ///
    /// @param asking what asks for it, once begun; ended when it is no longer watched
    private record Post(
            Watched watched, Ledger ledger, ReentrantLock lock, List<Future<?>> asking) {}

    /// @param hands run the checks that are commands
    /// @param told hears every change of mind, on a thread of this watch; must not block for long
    public Watch(
            List<Watched> services, Hands hands, InstantSource clock, Consumer<Observation> told) {
        this(services, _ -> hands, clock, told);
    }

    /// @param hands of each service by its name
    public Watch(
            List<Watched> services,
            Function<String, Hands> hands,
            InstantSource clock,
            Consumer<Observation> told) {
        this.asker = new Asker(hands, clock);
        this.clock = clock;
        this.told = told;
        change(services);
    }

    /// Begins to ask. Call it once.
    public synchronized void begin() {
        isBegun = true;
        posts.values().forEach(this::begin);
    }

    private void begin(Post post) {
        for (int round = 0; round < post.watched().rounds().size(); round++) {
            int number = round;
            post.asking().add(threads.submit(() -> keepAsking(post, number)));
        }
    }

    /// From now on these. What is asked as before goes on undisturbed, and what is believed of it
    /// stays; the rest ends or begins anew.
    public final synchronized void change(List<Watched> services) {
        var next = new LinkedHashMap<String, Post>();
        for (var watched : services) {
            var old = posts.get(watched.service());
            next.put(
                    watched.service(),
                    old != null && old.watched().equals(watched) ? old : post(watched));
        }
        var before = posts;
        posts = Collections.unmodifiableMap(next);
        for (var post : before.values())
            if (!next.containsValue(post)) post.asking().forEach(it -> it.cancel(true));
        if (isBegun) for (var post : next.values()) if (!before.containsValue(post)) begin(post);
    }

    private Post post(Watched watched) {
        return new Post(
                watched,
                new Ledger(watched, clock.instant()),
                new ReentrantLock(),
                new CopyOnWriteArrayList<>());
    }

    /// The service of this heartbeat has called.
    ///
    /// @return false if no service is watched by a heartbeat of this name
    public boolean beat(String name) {
        boolean isKnown =
                posts.values().stream()
                        .flatMap(post -> post.watched().rounds().stream())
                        .anyMatch(round ->
                                round.check() instanceof Check.Heartbeat heart
                                        && heart.name().equals(name));
        if (isKnown) asker.beat(name);
        return isKnown;
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
                                        () ->
                                                asker.ask(
                                                        watched.service(),
                                                        round.check(),
                                                        round.timeout()),
                                        threads))
                        .toList();
        var answers = asked.stream().map(CompletableFuture::join).toList();
        var down = answers.stream().filter(Answer::isDown).map(Answer::reason).toList();
        if (!down.isEmpty()) return new Seen(Health.State.DOWN, String.join("; ", down));
        var up = answers.stream().filter(Answer::isUp).map(Answer::reason).findFirst();
        return up.map(reason -> new Seen(Health.State.UP, reason))
                .orElseGet(() -> new Seen(Health.State.UNKNOWN, answers.getFirst().reason()));
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
            var answer = asker.ask(post.watched().service(), round.check(), round.timeout());
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
