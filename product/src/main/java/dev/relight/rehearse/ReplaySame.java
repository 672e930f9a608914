package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.journal.EventJson;
import dev.relight.journal.Journal;
import java.util.HashMap;
import java.util.Map;

/// I9: what the journal gives back, replayed, is the live state.
final class ReplaySame implements Invariant {
    private final EventJson json;
    private final Map<String, Incident> replayed = new HashMap<>();

    ReplaySame(Journal disk) {
        json = new EventJson(disk::keep, disk::kept);
    }

    @Override
    public String name() {
        return "I9";
    }

    @Override
    public void recorded(String incident, Event event) {
        var read = json.read(EventJson.kind(event), json.write(event));
        var before = replayed.getOrDefault(incident, new Incident.Quiet());
        replayed.put(incident, Evolve.evolve(before, read));
    }

    /// The engine shows its state.
    void compare(String incident, Incident live) {
        var one = replayed.get(incident);
        if (one != null && !one.equals(live))
            throw broken("%s replays to%n%s%nand lives as%n%s".formatted(incident, one, live));
    }
}
