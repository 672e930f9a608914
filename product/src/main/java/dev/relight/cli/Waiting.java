package dev.relight.cli;

import dev.relight.engine.Listener;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what was heard before there is anybody to listen.
final class Waiting implements Listener {
    private record Kept(String incident, List<Event> events, Incident after) {}

    private final List<Kept> kept = new ArrayList<>();
    private @Nullable Listener listener;

    @Override
    public synchronized void heard(String incident, List<Event> events, Incident after) {
        if (listener == null) kept.add(new Kept(incident, events, after));
        else listener.heard(incident, events, after);
    }

    /// Passes on what was kept, then everything that comes.
    synchronized void passTo(Listener other) {
        kept.forEach(each -> other.heard(each.incident(), each.events(), each.after()));
        kept.clear();
        listener = other;
    }
}
