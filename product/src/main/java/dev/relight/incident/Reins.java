package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What holds an incident back, and what a person has overridden.
///
/// @param stop what stops everything automatic now; null if nothing does
/// @param broken guards a person has overridden, each until its time
public record Reins(@Nullable Stop stop, SortedMap<Guard, Glass> broken) {
    public Reins {
        broken = unmodifiableSortedMap(new TreeMap<>(broken));
    }

    /// Broken glass.
    ///
    /// @param about the question for which one person is enough; empty otherwise
    public record Glass(String about, Instant until, String by, String because) {}

    static Reins loose() {
        return new Reins(null, new TreeMap<>());
    }

    Reins stopped(@Nullable Stop other) {
        return new Reins(other, broken);
    }

    Reins breaking(Guard guard, Glass glass) {
        var all = new TreeMap<>(broken);
        all.put(guard, glass);
        return new Reins(stop, all);
    }

    boolean isBroken(Guard guard, Instant at) {
        var glass = broken.get(guard);
        return glass != null && at.isBefore(glass.until());
    }

    /// One person is enough for this question.
    boolean isOneEnough(String question) {
        var glass = broken.get(Guard.SECOND_PERSON);
        return glass != null && glass.about().equals(question);
    }

    /// A planned time: nobody is called out of bed for what was planned.
    boolean isWindow() {
        return stop != null && stop.kind() == Stop.Kind.WINDOW;
    }

    /// The kill switch is on.
    boolean isHold() {
        return stop != null && stop.kind() == Stop.Kind.HOLD;
    }
}
