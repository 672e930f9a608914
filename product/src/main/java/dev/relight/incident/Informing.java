package dev.relight.incident;

import java.time.Instant;
import java.util.List;

/// Keeps people outside informed: at every change, and at the cadence while it lasts.
final class Informing {
    private Informing() {}

    static List<Event> next(Incident.Open open, Instant at) {
        var word = word(open);
        if (word != open.clock().status())
            return List.of(new Event.StatusUpdated(at, word, why(open)));
        if (at.isBefore(nextAt(open)) || word == Status.RESOLVED) return List.of();
        return List.of(new Event.StatusUpdated(at, word, "the next update is due"));
    }

    static Instant nextAt(Incident.Open open) {
        return open.clock().told().plus(open.opening().cadence());
    }

    private static Status word(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Assessing _ -> Status.INVESTIGATING;
            case Stage.Climbing _, Stage.HandedOver _ ->
                    open.trail().chosen() == null ? Status.INVESTIGATING : Status.IDENTIFIED;
            case Stage.Verifying _, Stage.Soaking _ -> Status.MONITORING;
            case Stage.Watching _ -> Status.RESOLVED;
        };
    }

    private static String why(Incident.Open open) {
        var chosen = open.trail().chosen();
        return switch (open.stage()) {
            case Stage.Assessing _ -> "evidence is being gathered";
            case Stage.Climbing _ -> chosen == null ? "the cause is not known yet" : chosen.title();
            case Stage.HandedOver(_, var because) -> "handed over: " + because;
            case Stage.Verifying _ -> "it seems to be up; checks are running";
            case Stage.Soaking _ -> "restored, and watched";
            case Stage.Watching _ -> "resolved";
        };
    }
}
