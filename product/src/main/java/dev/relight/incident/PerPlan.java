package dev.relight.incident;

import dev.relight.plan.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something read off a plan, which is the same every time, and read once as long as it is wanted.
///
/// Holds a few plans only; one that falls out is read again. Two threads may read the same plan at
/// once, and then find the same: entries never change.
public final class PerPlan<T> {
    /// A house has a few dozen runbooks, of which few are flown at a time. A power of two.
    private static final int PLANS_MAX = 64;

    private final Function<Plan, T> reading;
    private final @Nullable Entry<T>[] entries;

    private record Entry<T>(Plan plan, T value) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    public PerPlan(Function<Plan, T> reading) {
        this.reading = reading;
        entries = new Entry[PLANS_MAX];
    }

    @SuppressWarnings(
            "ReferenceEquality") // to compare whole plans would cost more than to read one
    public T of(Plan plan) {
        int slot = System.identityHashCode(plan) & (PLANS_MAX - 1);
        var found = entries[slot];
        if (found != null && found.plan == plan) return found.value;
        var value = reading.apply(plan);
        entries[slot] = new Entry<>(plan, value);
        return value;
    }
}
