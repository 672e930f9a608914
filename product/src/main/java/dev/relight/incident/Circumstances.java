package dev.relight.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an incident must know of the rest of the house before it acts.
///
/// @param actor id of another incident that acts on the same service; null if none does
/// @param recoveries when procedures were begun on this service in other incidents
/// @param down services that are down now, this one included
/// @param services all services watched
/// @param stop why nothing automatic may run anywhere: a hold, a maintenance window; null if
///   nothing stops it
public record Circumstances(
        @Nullable String actor,
        List<Instant> recoveries,
        int down,
        int services,
        @Nullable String stop) {
    /// At least this many services down ...
    public static final int FLEET_DOWN_MIN = 3;

    /// ... and more than this share of all: then something bigger is wrong than one runbook knows.
    public static final int FLEET_DOWN_PERCENT = 30;

    public Circumstances {
        recoveries = List.copyOf(recoveries);
    }

    /// Nothing else goes on.
    public static Circumstances quiet() {
        return new Circumstances(null, List.of(), 1, 1, null);
    }

    boolean isFleetDown() {
        return down >= FLEET_DOWN_MIN && down * 100 > services * FLEET_DOWN_PERCENT;
    }
}
