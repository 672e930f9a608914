package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// State and signal in, events out. Pure: the same question has the same answer on every replay.
///
/// First the signal is taken in, then everything follows that can follow without another one.
public final class Decide {
    /// An incident that has more to say to one signal is going in circles.
    private static final int EVENTS_MAX = 2_000;

    private Decide() {}

    /// What happens to `incident` when `signal` reaches it; empty if nothing does.
    public static List<Event> decide(Incident incident, Signal signal, Circumstances around) {
        var events = new ArrayList<Event>(Taking.in(incident, signal));
        var state = Evolve.evolve(incident, events);
        while (state instanceof Incident.Open open) {
            var more = next(open, signal.at(), around);
            if (more.isEmpty()) break;
            events.addAll(more);
            state = Evolve.evolve(state, more);
            if (events.size() > EVENTS_MAX)
                throw new IllegalStateException(
                        "%s answers %s with more than %d events, lately %s"
                                .formatted(open.opening().id(), signal, EVENTS_MAX, more));
        }
        return List.copyOf(events);
    }

    private static List<Event> next(Incident.Open open, Instant at, Circumstances around) {
        var stops = Stops.next(open, at, around);
        if (!stops.isEmpty()) return stops;
        var due = Timely.next(open, at, around);
        if (!due.isEmpty()) return due;
        return switch (open.stage()) {
            case Stage.Assessing stage -> Assessing.next(open, stage, at, around);
            case Stage.Climbing stage -> Climbing.next(open, stage, at, around);
            case Stage.Verifying stage -> Verifying.next(open, stage, at);
            case Stage.Soaking stage -> Restored.soaking(open, stage, at);
            case Stage.HandedOver stage -> Restored.handedOver(open, stage, at);
            case Stage.Watching stage -> Restored.watching(open, stage, at);
        };
    }
}
