package dev.relight.notify;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Does one thing after the other, in the order they came; waits for nobody else.
final class Sequence {
    private final Executor hands;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    Sequence(Executor hands) {
        this.hands = hands;
    }

    synchronized void add(Runnable task) {
        waiting.add(task);
        if (busy) return;
        busy = true;
        hands.execute(this::work);
    }

    synchronized boolean isIdle() {
        return !busy;
    }

    private void work() {
        for (var task = next(); task != null; task = next()) {
            boolean done = false;
            try {
                task.run();
                done = true;
            } finally {
                // a bug in one must not keep the others waiting for ever
                if (!done) hands.execute(this::work);
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        var task = waiting.poll();
        if (task == null) busy = false;
        return task;
    }
}
