package dev.relight.engine;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What all incidents together amount to: who acts where, how much is down, what is on hold.
///
/// Not safe for threads: the engine decides under one lock.
final class House {
    /// Changes older than this explain no outage of now.
    private static final Duration CHANGES_KEPT = Duration.ofHours(24);

    /// A deployment a minute, a whole day long.
    private static final int CHANGES_MAX = 1_440;

    private final Map<String, Incident.Open> open = new LinkedHashMap<>();
    private final Down down = new Down();
    private final Map<String, String> actors = new HashMap<>();
    private final Deeds deeds = new Deeds();
    private final Deque<Circumstances.Change> changes = new ArrayDeque<>();

    /// By service; under the empty name stands the hold on everything.
    private final Map<String, Stop> holds = new TreeMap<>();

    private int services = 1;

    void services(int count) {
        services = count;
    }

    /// @param service empty: all of them
    void hold(String service, @Nullable Stop stop) {
        if (stop == null) holds.remove(service);
        else holds.put(service, stop);
    }

    void changed(Circumstances.Change change) {
        changes.addLast(change);
        while (changes.size() > CHANGES_MAX) changes.removeFirst();
    }

    /// What was done before this start, in incidents that are over too.
    void remember(Deeds.Deed deed) {
        deeds.add(deed);
    }

    /// The world as incident `id` on `service` sees it.
    Circumstances around(String id, String service, Instant at) {
        var actor = actors.get(service);
        var down = down(service);
        return new Circumstances(
                id.equals(actor) ? null : actor,
                deeds.recoveries(service, id),
                down,
                Math.max(services, open.size()),
                stop(service),
                actors.size() - (actor == null ? 0 : 1),
                deeds.actions(),
                changes(at));
    }

    private @Nullable Stop stop(String service) {
        var all = holds.get("");
        return all != null ? all : holds.get(service);
    }

    private List<Circumstances.Change> changes(Instant at) {
        while (!changes.isEmpty() && changes.getFirst().at().isBefore(at.minus(CHANGES_KEPT)))
            changes.removeFirst();
        return new ArrayList<>(changes);
    }

    private SortedSet<String> down(String service) {
        if (down.has(service)) return down.services();
        var names = new TreeSet<>(down.services());
        names.add(service);
        return names;
    }

    /// After a start, in any order: who acts on a service is whoever took a rung there and has not
    /// let go of it since.
    void recall(String id, List<Event> events, Incident after) {
        put(id, after);
        boolean acts = false;
        for (var event : events)
            acts = (acts || event instanceof Event.RungTaken) && !letsGo(event);
        if (acts) actors.put(service(after), id);
    }

    private static boolean letsGo(Event event) {
        return switch (event) {
            case Event.HandedOver _,
                    Event.TakenOver _,
                    Event.Resolved _,
                    Event.Closed _,
                    Event.Aborted _ ->
                    true;
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _ ->
                    false;
        };
    }

    /// Takes note of what an incident has decided; true if others may now do what they could not.
    boolean note(String id, List<Event> events, Incident after) {
        put(id, after);
        boolean freed = false;
        for (var event : events) freed |= note(id, event, after);
        return freed;
    }

    private void put(String id, Incident after) {
        var before = after instanceof Incident.Open now ? open.put(id, now) : open.remove(id);
        if (before != null) down.without(before);
        if (after instanceof Incident.Open now) down.with(now);
    }

    private boolean note(String id, Event event, Incident after) {
        var service = service(after);
        if (event instanceof Event.RungTaken) actors.put(service, id);
        if (event instanceof Event.JobStarted started)
            Deeds.of(id, service, started, after).ifPresent(deeds::add);
        return letsGo(event) && actors.remove(service, id);
    }

    private static String service(Incident incident) {
        return switch (incident) {
            case Incident.Open now -> now.opening().service();
            case Incident.Over over -> over.last().opening().service();
            case Incident.Quiet _ -> "";
        };
    }
}
