package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What keeps a hurried 03:00 from becoming a worse 04:00.
final class Barrier {
    /// The circuit breaker counts what was done in this time.
    static final Duration CIRCUIT = Duration.ofHours(1);

    private Barrier() {}

    /// Why no rung may be taken now; empty if one may.
    static List<Event> before(Incident.Open open, Instant at, Circumstances around) {
        if (around.isFleetDown() && !isBroken(open, Guard.FLEET, at))
            return List.of(
                    new Event.HandedOver(
                            at,
                            "%d of %d services are down: that is no matter for one runbook"
                                    .formatted(around.down().size(), around.services())));
        if (open.opening().policy().autonomy() == Autonomy.OBSERVE)
            return List.of(new Event.HandedOver(at, "the autonomy is observe: a person acts"));
        if (around.actor() != null)
            return blocked(at, around.actor() + " acts on this service already");
        var dependency = dependency(open, around);
        if (dependency != null && !isBroken(open, Guard.DEPENDENCY, at))
            return blocked(
                    at, "%s is down, and this depends on it: it goes first".formatted(dependency));
        var reach = open.guardrails().reach().of(around.services());
        if (around.repairing() >= reach && !isBroken(open, Guard.BLAST_RADIUS, at))
            return blocked(
                    at,
                    "%d other services are under repair, and no more than %d may be at once"
                            .formatted(around.repairing(), reach));
        return circuit(open, at, around);
    }

    private static List<Event> circuit(Incident.Open open, Instant at, Circumstances around) {
        int most = open.guardrails().actionsPerHour();
        var lately = lately(around.actions(), CIRCUIT, at);
        if (lately.size() < most || isBroken(open, Guard.CIRCUIT, at)) return List.of();
        return heldBack(
                at,
                lately.get(lately.size() - most).plus(CIRCUIT),
                "%d actions within an hour, and no more than %d may be: something is wrong that actions do not mend"
                        .formatted(lately.size(), most));
    }

    /// Nothing more is tried for a while, and the service is down: that is a person's hour.
    static List<Event> heldBack(Instant at, Instant until, String because) {
        return List.of(
                new Event.Blocked(at, until, because),
                new Event.Warned(
                        at,
                        "held back for %s: %s; a person may act meanwhile, or lift the guard"
                                .formatted(Words.of(Duration.between(at, until)), because)));
    }

    private static List<Event> blocked(Instant at, String because) {
        return List.of(new Event.Blocked(at, Climbing.lookAgain(at), because));
    }

    /// A scenario that the evidence speaks for is about just that; only what is general waits.
    private static @Nullable String dependency(Incident.Open open, Circumstances around) {
        if (open.trail().chosen() != null) return null;
        for (var name : open.guardrails().dependsOn())
            if (around.down().contains(name)) return name;
        return null;
    }

    private static boolean isBroken(Incident.Open open, Guard guard, Instant at) {
        return open.reins().isBroken(guard, at);
    }

    /// When the next procedure may be begun; null if now.
    static @Nullable Instant recoveriesBlockUntil(
            Incident.Open open, int procedure, Instant at, Circumstances around) {
        if (open.trail().hasBegun(procedure) || isBroken(open, Guard.RECOVERIES, at)) return null;
        var limits = open.opening().policy().limits();
        var begun = new ArrayList<Instant>(around.recoveries());
        open.trail().recoveries().forEach(recovery -> begun.add(recovery.at()));
        var recent = lately(begun, limits.window(), at);
        if (recent.size() < limits.recoveries()) return null;
        return recent.get(recent.size() - limits.recoveries()).plus(limits.window());
    }

    private static List<Instant> lately(List<Instant> times, Duration window, Instant at) {
        return times.stream().filter(time -> time.plus(window).isAfter(at)).sorted().toList();
    }

    static String tooMany(Incident.Open open) {
        var limits = open.opening().policy().limits();
        return "%d recoveries of %s within %s: no more for now"
                .formatted(
                        limits.recoveries(), open.opening().service(), Words.of(limits.window()));
    }
}
