package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import java.util.HashMap;
import java.util.Map;

/// I9: the events on disk, replayed, are the live state. (That they read back as they were written,
/// each crash and its restart proves.)
final class ReplaySame implements Invariant {
    private final Map<String, Incident> replayed = new HashMap<>();

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public void recorded(String incident, Event event) {
        var before = replayed.getOrDefault(incident, new Incident.Quiet());
        replayed.put(incident, Evolve.evolve(before, event));
    }

    @Override
    public void heard(String incident, Incident live) {
        var one = replayed.get(incident);
        if (one != null && !one.equals(live))
            throw broken("%s replays to%n%s%nand lives as%n%s".formatted(incident, one, live));
    }
}
