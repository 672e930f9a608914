package dev.relight.engine;

import dev.relight.finding.OwnTime;
import dev.relight.incident.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks at services for all incidents that want to know: one look at a time at each place, shared
/// by everybody who watches it, and the rarer the less there is to learn.
///
/// Safe for threads; of those outside only the clock is asked under its lock.
final class Lookout {
    /// Pauses vary by up to one in so many, so that incidents of one moment do not look at once for
    /// ever.
    private static final int JITTER = 8;

    /// Long pauses end at whole seconds: ten thousand idle incidents then wake the machine once in
    /// a second, and not four hundred times.
    private static final Duration LONG = Duration.ofSeconds(8);

    /// A look has a deadline of seconds, and of the time on top that it takes by its own words; one
    /// of which nothing is heard for so long after both is lost.
    static final Duration LOST = OwnTime.LONGEST.plusMinutes(2);

    private final Timers timers;
    private final InstantSource clock;
    private final Map<String, Place> places = new HashMap<>();

    /// Of the last look; no two bear the same, nor one after a crash that of one before.
    private long number;

    Lookout(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /// One look, which calls back when it is over.
    interface Look {
        /// @param number names it
        void at(long number, Consumer<Probe.Seen> seen);
    }

    /// Somebody who wants to know.
    ///
    /// @param every pause after the first look, and after one that saw a change
    /// @param most pauses grow up to this while nothing changes
    record Watcher(Duration every, Duration most, Look look, Consumer<Probe.Seen> taker) {}

    /// One look at once, and more as long as they are wanted.
    ///
    /// @param where looks at the same place serve all who watch it
    /// @return ends it
    Runnable watch(String where, Watcher watcher) {
        Place place;
        synchronized (this) {
            place = places.computeIfAbsent(where, Place::new);
            place.watchers.add(watcher);
        }
        place.soon();
        return () -> end(place, watcher);
    }

    @SuppressWarnings("ReferenceEquality") // two who want the same are still two
    private synchronized void end(Place place, Watcher watcher) {
        place.watchers.removeIf(one -> one == watcher);
        if (!place.watchers.isEmpty()) return;
        places.remove(place.where, place);
        if (place.alarm != null) place.alarm.cancel();
    }

    private long next() {
        number = Math.max(number + 1, clock.millis());
        return number;
    }

    /// Everything about it is guarded by the lookout.
    private final class Place {
        private final String where;
        private final List<Watcher> watchers = new ArrayList<>();
        private Timers.@Nullable Alarm alarm;
        private boolean looking;
        private long underWay;
        private Duration pause = Duration.ZERO;
        private Health.@Nullable State last;

        Place(String where) {
            this.where = where;
        }

        /// A look that is under way serves whoever has just come.
        void soon() {
            synchronized (Lookout.this) {
                pause = Duration.ZERO;
                if (looking) return;
                if (alarm != null) alarm.cancel();
                wakeAt(clock.instant());
            }
        }

        private void wakeAt(Instant time) {
            alarm = timers.at(time, this::look);
        }

        private void look() {
            Look look;
            long name;
            synchronized (Lookout.this) {
                if (watchers.isEmpty()) return;
                looking = true;
                look = watchers.getFirst().look();
                name = next();
                underWay = name;
                wakeAt(clock.instant().plus(LOST));
            }
            look.at(name, seen -> seen(name, seen));
        }

        private void seen(long name, Probe.Seen seen) {
            List<Watcher> told;
            synchronized (Lookout.this) {
                if (name != underWay || !looking) return;
                looking = false;
                if (alarm != null) alarm.cancel();
                told = List.copyOf(watchers);
                boolean changed = seen.state() != last;
                last = seen.state();
                if (!told.isEmpty()) wakeAt(after(pause(changed)));
            }
            for (var watcher : told) watcher.taker().accept(seen);
        }

        private Instant after(Duration pause) {
            var end = clock.instant().plus(pause);
            return pause.compareTo(LONG) < 0 ? end : end.truncatedTo(ChronoUnit.SECONDS);
        }

        private Duration pause(boolean changed) {
            var every = least(Watcher::every);
            var most = least(Watcher::most);
            boolean isFirst = changed || pause.compareTo(every) < 0;
            pause = isFirst ? every : pause.multipliedBy(2);
            if (pause.compareTo(most) > 0) pause = most;
            if (!isFirst) return varied(pause);
            return pause;
        }

        private Duration least(Function<Watcher, Duration> of) {
            var least = of.apply(watchers.getFirst());
            for (var one : watchers) if (of.apply(one).compareTo(least) < 0) least = of.apply(one);
            return least;
        }

        /// Shorter, never longer than was promised; by no dice, so that a rehearsal repeats itself.
        private Duration varied(Duration whole) {
            int mixed = (where.hashCode() + Long.hashCode(number)) * 0x9E3779B9;
            double part = Integer.toUnsignedLong(mixed) / 0x1p32 / JITTER;
            return whole.minus(Duration.ofNanos((long) (whole.toNanos() * part)));
        }
    }
}
