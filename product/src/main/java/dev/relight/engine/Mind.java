package dev.relight.engine;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import java.util.List;

/// What the engine asks for its decisions: the core, [dev.relight.incident.Decide].
///
/// A rehearsal may put a worse one in its place, to see that its invariants notice.
@FunctionalInterface
public interface Mind {
    /// What happens to `incident` when `signal` reaches it; pure.
    List<Event> decide(Incident incident, Signal signal, Circumstances around);
}
