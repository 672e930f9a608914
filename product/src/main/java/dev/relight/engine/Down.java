package dev.relight.engine;

import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;

/// Services that are down, kept up to date incident by incident, so that no decision has to go
/// through all of them.
///
/// Not safe for threads.
final class Down {
    /// Service -> how many open incidents see it down.
    private final TreeMap<String, Integer> incidents = new TreeMap<>();

    private final SortedSet<String> services =
            Collections.unmodifiableSortedSet(incidents.navigableKeySet());

    /// A view.
    SortedSet<String> services() {
        return services;
    }

    boolean has(String service) {
        return incidents.containsKey(service);
    }

    void with(Incident.Open incident) {
        if (isDown(incident)) incidents.merge(service(incident), 1, Integer::sum);
    }

    /// As it stood when it was added.
    void without(Incident.Open incident) {
        if (isDown(incident))
            incidents.computeIfPresent(service(incident), (_, n) -> n == 1 ? null : n - 1);
    }

    private static boolean isDown(Incident.Open incident) {
        return incident.health().state() == Health.State.DOWN;
    }

    private static String service(Incident.Open incident) {
        return incident.opening().service();
    }
}
