package dev.relight.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Timers by the clock on the wall: one thread that only hands over.
public final class WallTimers implements Timers, AutoCloseable {
    private final InstantSource clock;
    private final Executor hand;
    private final ScheduledThreadPoolExecutor wheel;

    public WallTimers(InstantSource clock, Executor hand) {
        this.clock = clock;
        this.hand = hand;
        wheel =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("relight-timers").factory());
        wheel.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Alarm at(Instant time, Runnable task) {
        long nanos = Math.max(0, Duration.between(clock.instant(), time).toNanos());
        try {
            var ringing = wheel.schedule(() -> hand.execute(task), nanos, TimeUnit.NANOSECONDS);
            return () -> ringing.cancel(false);
        } catch (RejectedExecutionException closed) {
            // Whoever is closing down owes nobody a bell; what is due is found at the next start.
            return () -> {};
        }
    }

    @Override
    public void close() {
        wheel.shutdownNow();
    }
}
