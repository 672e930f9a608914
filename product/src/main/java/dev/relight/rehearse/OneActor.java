package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Opening;
import java.util.HashMap;
import java.util.Map;

/// I12: at most one incident acts on a service.
final class OneActor implements Invariant {
    private final Map<String, Opening> openings = new HashMap<>();
    private final Map<String, String> actors = new HashMap<>();

    @Override
    public String name() {
        return "I12";
    }

    @Override
    public void recorded(String incident, Event event) {
        if (event instanceof Event.Opened(_, var opening)) openings.put(incident, opening);
        var opening = openings.get(incident);
        if (opening == null) return;
        switch (event) {
            case Event.RungTaken _ -> {
                var other = actors.put(opening.service(), incident);
                if (other != null && !other.equals(incident))
                    throw broken(
                            "%s and %s both act on %s"
                                    .formatted(other, incident, opening.service()));
            }
            case Event.HandedOver _,
                    Event.TakenOver _,
                    Event.Resolved _,
                    Event.Closed _,
                    Event.Aborted _ ->
                    actors.remove(opening.service(), incident);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _ -> {}
        }
    }
}
