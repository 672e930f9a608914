package dev.relight.rehearse;

import dev.relight.engine.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Virtual time: nothing happens but what is due next, and an hour passes in no time.
///
/// What is ready at the same moment runs in the order the dice give.
public final class Time implements InstantSource, Timers, Executor {
    private final RandomGenerator dice;
    private final List<Runnable> ready = new ArrayList<>();
    private final PriorityQueue<Bell> bells = new PriorityQueue<>();
    private Instant now;
    private long rung;
    private Consumer<Instant> passing = _ -> {};

    public Time(Instant start, RandomGenerator dice) {
        now = start;
        this.dice = dice;
    }

    private record Bell(Instant time, long order, Runnable task) implements Comparable<Bell> {
        @Override
        public int compareTo(Bell other) {
            int byTime = time.compareTo(other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        ready.add(task);
    }

    @Override
    public Alarm at(Instant time, Runnable task) {
        var bell = new Bell(time, rung++, task);
        bells.add(bell);
        return () -> bells.remove(bell);
    }

    /// Hears to what time it will be in a moment, when all that could happen now has happened.
    void passing(Consumer<Instant> listener) {
        passing = listener;
    }

    /// One thing happens; false if nothing is left to happen.
    public boolean step() {
        if (ready.isEmpty() && !ring()) return false;
        if (!ready.isEmpty()) ready.remove(dice.nextInt(ready.size())).run();
        return true;
    }

    /// Lets the clock jump, as a machine does that was asleep.
    public void jump(Duration far) {
        now = now.plus(far);
    }

    private boolean ring() {
        var bell = bells.poll();
        if (bell == null) return false;
        if (bell.time().isAfter(now)) {
            passing.accept(bell.time());
            now = bell.time();
        }
        ready.add(bell.task());
        return true;
    }
}
