package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an incident must know of the rest of the house before it acts.
///
/// @param actor id of another incident that acts on the same service; null if none does
/// @param recoveries when procedures were begun on this service in other incidents, closed ones too
/// @param down services that are down now, this one included; a view, good until the next decision
/// @param services how many are watched in all
/// @param stop why nothing automatic may run here: a hold; null if nothing stops it
/// @param repairing how many other services are under repair now
/// @param actions when anything was started that is more than a look, over all services
/// @param changes lately made by people, the latest last
public record Circumstances(
        @Nullable String actor,
        List<Instant> recoveries,
        SortedSet<String> down,
        int services,
        @Nullable Stop stop,
        int repairing,
        List<Instant> actions,
        List<Change> changes) {
    /// At least this many services down ...
    public static final int FLEET_DOWN_MIN = 3;

    /// ... and more than this share of all: then something bigger is wrong than one runbook knows.
    public static final int FLEET_DOWN_PERCENT = 30;

    public Circumstances {
        recoveries = List.copyOf(recoveries);
        // Not copied: thousands may be down, and every decision looks at this.
        down = unmodifiableSortedSet(down);
        actions = List.copyOf(actions);
        changes = List.copyOf(changes);
    }

    /// Something people changed: a deployment, a migration, a new certificate.
    ///
    /// @param service what it was done to; empty: everything
    public record Change(Instant at, String service, String text) {}

    /// Nothing else goes on.
    public static Circumstances quiet() {
        return new Circumstances(
                null, List.of(), new TreeSet<>(), 1, null, 0, List.of(), List.of());
    }

    /// With these down, of so many.
    Circumstances among(int all, String... theseDown) {
        return new Circumstances(
                actor,
                recoveries,
                new TreeSet<>(List.of(theseDown)),
                all,
                stop,
                repairing,
                actions,
                changes);
    }

    boolean isFleetDown() {
        return down.size() >= FLEET_DOWN_MIN && down.size() * 100 > services * FLEET_DOWN_PERCENT;
    }
}
