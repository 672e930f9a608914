package dev.relight.engine;

import dev.relight.incident.Effect;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Owed;
import dev.relight.incident.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One incident in the engine's care: its state, its signals in waiting, and what was done for it.
///
/// Its own turn is on one thread at a time; only the queue is shared.
final class Ward {
    /// More signals in waiting than this, and somebody floods us.
    static final int WAITING_MAX = 10_000;

    final String id;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean onTurn;
    private boolean resting;
    volatile Incident incident;

    /// Completed when the opening alert is durable.
    volatile @Nullable CompletableFuture<String> whenDurable;

    /// Keys of effects carried out in this life of the process and still owed.
    private final Set<String> done = new HashSet<>();

    /// How each standing effect is ended.
    private final Map<String, Runnable> standing = new HashMap<>();

    /// @param heard gets what came of it, once that is durable; null if nobody asked
    record Waiting(Signal signal, @Nullable CompletableFuture<List<Event>> heard) {}

    Ward(String id, Incident incident) {
        this.id = id;
        this.incident = incident;
    }

    /// @return true if the caller must see to it that this ward gets its turn
    synchronized boolean add(Waiting signal) {
        if (waiting.size() >= WAITING_MAX)
            throw new IllegalStateException(
                    "%s has %d signals in waiting; something floods it"
                            .formatted(id, waiting.size()));
        waiting.add(signal);
        if (onTurn) return false;
        onTurn = true;
        return true;
    }

    /// The next signal; null ends the turn.
    synchronized @Nullable Waiting next() {
        var signal = waiting.poll();
        if (signal == null) onTurn = false;
        return signal;
    }

    /// What is owed and not yet carried out; what is no longer owed is ended and forgotten.
    List<Effect> fresh() {
        var owed = Owed.owed(incident);
        var keys = new HashSet<String>();
        for (var effect : owed) keys.add(effect.key());
        endAllBut(keys);
        done.retainAll(keys);
        var fresh = new ArrayList<Effect>();
        for (var effect : owed) if (done.add(effect.key())) fresh.add(effect);
        return fresh;
    }

    private synchronized void endAllBut(Set<String> keys) {
        standing.entrySet()
                .removeIf(entry -> {
                    if (keys.contains(entry.getKey())) return false;
                    entry.getValue().run();
                    return true;
                });
    }

    /// @param end called when it is owed no more, at once if this ward rests already
    synchronized void stands(Effect effect, Runnable end) {
        if (resting) end.run();
        else standing.put(effect.key(), end);
    }

    void durable(String answer) {
        var waiter = whenDurable;
        if (waiter != null) waiter.complete(answer);
        whenDurable = null;
    }

    /// Whoever still waits for an answer is told that none will come.
    synchronized void refuseTheRest(RuntimeException why) {
        var waiter = whenDurable;
        if (waiter != null) waiter.completeExceptionally(why);
        for (var one : waiting) if (one.heard() != null) one.heard().completeExceptionally(why);
        waiting.clear();
    }

    /// Whether this still stands: it is owed, and the ward does not rest.
    synchronized boolean has(Effect effect) {
        return standing.containsKey(effect.key());
    }

    /// Nothing stands any more, now or later; from any thread.
    synchronized void rest() {
        resting = true;
        standing.values().forEach(Runnable::run);
        standing.clear();
    }
}
