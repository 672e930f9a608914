package dev.relight.engine;

import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What was lately done that is more than a look: for the limits on recoveries and actions.
///
/// Not safe for threads.
final class Deeds {
    /// No limit looks further back than this.
    static final Duration KEPT = Duration.ofHours(6);

    private final Deque<Deed> deeds = new ArrayDeque<>();

    /// One action.
    ///
    /// @param begins it is the first of its procedure, and so counts as a recovery
    record Deed(String incident, String service, Instant at, boolean begins) {}

    void add(Deed deed) {
        while (!deeds.isEmpty() && deeds.getFirst().at().isBefore(deed.at().minus(KEPT)))
            deeds.removeFirst();
        deeds.addLast(deed);
    }

    List<Instant> recoveries(String service, String butOf) {
        return deeds.stream()
                .filter(it -> it.begins() && it.service().equals(service))
                .filter(it -> !it.incident().equals(butOf))
                .map(Deed::at)
                .toList();
    }

    List<Instant> actions() {
        return deeds.stream().map(Deed::at).toList();
    }

    /// Empty if the job only looks.
    static Optional<Deed> of(String id, String service, Event.JobStarted started, Incident after) {
        if (started.run().purpose() != Purpose.ACT) return Optional.empty();
        return Optional.of(new Deed(id, service, started.at(), begins(after, started.at())));
    }

    private static boolean begins(Incident after, Instant at) {
        var last =
                switch (after) {
                    case Incident.Open now -> now;
                    case Incident.Over over -> over.last();
                    case Incident.Quiet _ -> null;
                };
        return last != null
                && last.trail().recoveries().stream().anyMatch(it -> it.at().equals(at));
    }

    /// All that was done in one incident.
    static List<Deed> of(String id, List<Event> events, Incident after) {
        var deeds = new ArrayList<Deed>();
        for (var event : events)
            if (event instanceof Event.JobStarted started)
                of(id, service(after), started, after).ifPresent(deeds::add);
        return deeds;
    }

    private static String service(Incident incident) {
        return switch (incident) {
            case Incident.Open now -> now.opening().service();
            case Incident.Over over -> over.last().opening().service();
            case Incident.Quiet _ -> "";
        };
    }
}
