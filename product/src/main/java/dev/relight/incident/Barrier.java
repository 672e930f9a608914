package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What keeps a hurried 03:00 from becoming a worse 04:00.
final class Barrier {
    private Barrier() {}

    /// Why no rung may be taken now; empty if one may.
    static List<Event> before(Incident.Open open, Instant at, Circumstances around) {
        if (around.isFleetDown())
            return List.of(
                    new Event.HandedOver(
                            at,
                            "%d of %d services are down: that is no matter for one runbook"
                                    .formatted(around.down(), around.services())));
        if (open.opening().policy().autonomy() == Autonomy.OBSERVE)
            return List.of(new Event.HandedOver(at, "the autonomy is observe: a person acts"));
        if (around.actor() != null)
            return List.of(
                    new Event.Blocked(
                            at,
                            Climbing.lookAgain(at),
                            around.actor() + " acts on this service already"));
        return List.of();
    }

    /// When the next procedure may be begun; null if now.
    static @Nullable Instant recoveriesBlockUntil(
            Incident.Open open, int procedure, Instant at, Circumstances around) {
        if (open.trail().hasBegun(procedure)) return null;
        var limits = open.opening().policy().limits();
        var begun = new ArrayList<Instant>(around.recoveries());
        open.trail().recoveries().forEach(recovery -> begun.add(recovery.at()));
        var recent =
                begun.stream()
                        .filter(time -> time.plus(limits.window()).isAfter(at))
                        .sorted()
                        .toList();
        if (recent.size() < limits.recoveries()) return null;
        return recent.get(recent.size() - limits.recoveries()).plus(limits.window());
    }

    static String tooMany(Incident.Open open) {
        var limits = open.opening().policy().limits();
        return "%d recoveries of %s within %s: no more for now"
                .formatted(
                        limits.recoveries(), open.opening().service(), Words.of(limits.window()));
    }
}
