package dev.relight.engine;

import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import java.util.List;

/// Hears what has happened, once it is durable; for the terminal, pages and streams.
public interface Listener {
    /// Must not block: it is called on the incident's own turn. Also called once per open incident
    /// after a restart, with no events.
    void heard(String incident, List<Event> events, Incident after);
}
