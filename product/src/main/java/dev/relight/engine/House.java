package dev.relight.engine;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import dev.relight.incident.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What all incidents together amount to: who acts where, how much is down, what is on hold.
///
/// Not safe for threads: the engine decides under one lock.
final class House {
    private final Map<String, Incident.Open> open = new LinkedHashMap<>();
    private final Map<String, String> actors = new HashMap<>();
    private final Map<String, List<Instant>> recoveries = new HashMap<>();
    private int services = 1;
    private @Nullable String stop;

    void services(int count) {
        services = count;
    }

    void stop(@Nullable String because) {
        stop = because;
    }

    @Nullable String stop() {
        return stop;
    }

    /// The world as incident `id` on `service` sees it.
    Circumstances around(String id, String service) {
        var actor = actors.get(service);
        return new Circumstances(
                id.equals(actor) ? null : actor,
                recoveriesOfOthers(id, service),
                down(service),
                Math.max(services, open.size()),
                stop);
    }

    private List<Instant> recoveriesOfOthers(String id, String service) {
        var all = new ArrayList<>(recoveries.getOrDefault(service, List.of()));
        var self = open.get(id);
        if (self != null) self.trail().recoveries().forEach(recovery -> all.remove(recovery.at()));
        return all;
    }

    private int down(String service) {
        var names = new TreeSet<String>();
        names.add(service);
        for (var one : open.values())
            if (one.health().state() == Health.State.DOWN) names.add(one.opening().service());
        return names.size();
    }

    /// Takes note of what an incident has decided; true if others may now do what they could not.
    boolean note(String id, List<Event> events, Incident after) {
        if (after instanceof Incident.Open now) open.put(id, now);
        else open.remove(id);
        boolean freed = false;
        for (var event : events) freed |= note(id, event, after);
        return freed;
    }

    private boolean note(String id, Event event, Incident after) {
        var service = service(after);
        return switch (event) {
            case Event.RungTaken _ -> {
                actors.put(service, id);
                yield false;
            }
            case Event.JobStarted(var at, var run, _) -> {
                boolean begun = begun(after, at);
                if (begun && run.purpose() == Purpose.ACT)
                    recoveries.computeIfAbsent(service, _ -> new ArrayList<>()).add(at);
                yield false;
            }
            case Event.HandedOver _, Event.Resolved _, Event.Closed _, Event.Aborted _ ->
                    actors.remove(service, id);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _ ->
                    false;
        };
    }

    private static boolean begun(Incident after, Instant at) {
        return switch (after) {
            case Incident.Open now ->
                    now.trail().recoveries().stream().anyMatch(it -> it.at().equals(at));
            case Incident.Over _, Incident.Quiet _ -> false;
        };
    }

    private static String service(Incident incident) {
        return switch (incident) {
            case Incident.Open now -> now.opening().service();
            case Incident.Over over -> over.last().opening().service();
            case Incident.Quiet _ -> "";
        };
    }
}
