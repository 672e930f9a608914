package dev.relight.engine;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Decide;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import dev.relight.incident.Stop;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes signals, decides, records, and only then acts; for any number of incidents at once.
///
/// Each incident has its turn on one thread at a time and waits for nobody but the journal. When
/// the journal cannot be written, everything stops: what is not recorded is not done.
public final class Engine implements AutoCloseable {
    private final Mind mind;
    private final Journal journal;
    private final Executor turns;
    private final InstantSource clock;
    private final Map<String, Ward> wards = new ConcurrentHashMap<>();
    private final Map<String, String> idsByDedupKey = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Object deciding = new Object();
    private final House house = new House();
    private final Doer doer;
    private final Cleanse cleanse;
    private int opened;
    private final Halt halt = new Halt();

    /// What stands outside.
    ///
    /// @param environment value of a variable that the settings give to commands; null if unset
    public record Ports(
            Hands hands,
            Probe probe,
            Notifier notifier,
            Timers timers,
            Function<String, @Nullable String> environment) {}

    /// @param turns runs one incident's turn; a virtual thread each is right
    public Engine(Journal journal, Ports ports, Executor turns, InstantSource clock) {
        this(journal, ports, turns, clock, Decide::decide);
    }

    /// With another mind than the core.
    public Engine(Journal journal, Ports ports, Executor turns, InstantSource clock, Mind mind) {
        this(journal, ports, turns, clock, mind, UnaryOperator.identity());
    }

    /// @param redact takes secrets out of what people and senders wrote; outputs come redacted
    public Engine(
            Journal journal,
            Ports ports,
            Executor turns,
            InstantSource clock,
            Mind mind,
            UnaryOperator<String> redact) {
        this.mind = mind;
        cleanse = new Cleanse(redact);
        this.journal = journal;
        this.turns = turns;
        this.clock = clock;
        doer = new Doer(this, ports, journal, clock);
    }

    /// Reads the journal and takes up every incident that is not over; call it once, first.
    ///
    /// @return how many incidents were taken up
    public int resume() {
        opened = journal.incidents().size();
        var deeds = Collections.synchronizedList(new ArrayList<Deeds.Deed>());
        journal.eachOpen((id, events) -> deeds.addAll(takeUp(id, events)));
        for (var id : journal.since(clock.instant().minus(Deeds.KEPT), "job-started"))
            if (!wards.containsKey(id)) {
                var events = journal.events(id);
                deeds.addAll(Deeds.of(id, events, Evolve.fold(events)));
            }
        deeds.sort(Comparator.comparing(Deeds.Deed::at));
        synchronized (deciding) {
            deeds.forEach(house::remember);
        }
        var open = journal.open();
        for (var id : open) submit(id, new Signal.Resumed(clock.instant()));
        return open.size();
    }

    private List<Deeds.Deed> takeUp(String id, List<Event> events) {
        var incident = Evolve.fold(events);
        wards.put(id, new Ward(id, incident));
        synchronized (idsByDedupKey) {
            if (incident instanceof Incident.Open now)
                idsByDedupKey.put(now.opening().dedupKey(), id);
        }
        synchronized (deciding) {
            house.recall(id, events, incident);
        }
        return Deeds.of(id, events, incident);
    }

    /// Opens an incident, or finds the one that is open for this dedup key.
    ///
    /// @return its id, as soon as the alert is durable
    public CompletableFuture<String> open(Alert alert) {
        var durable = new CompletableFuture<String>();
        String id;
        synchronized (idsByDedupKey) {
            if (halt.isClosed()) return CompletableFuture.failedFuture(halt.refusal());
            var known = idsByDedupKey.get(alert.dedupKey());
            if (known != null) return durable(known);
            opened++;
            id = alert.service() + "-" + opened;
            idsByDedupKey.put(alert.dedupKey(), id);
            var ward = new Ward(id, new Incident.Quiet());
            ward.whenDurable = durable;
            wards.put(id, ward);
        }
        submit(id, new Signal.AlertFired(clock.instant(), cleanse.alert(alert).opening(id)));
        if (halt.isClosed()) durable.completeExceptionally(halt.refusal());
        return durable;
    }

    /// An alert that comes twice is not durable sooner than the one that came first.
    private CompletableFuture<String> durable(String id) {
        var ward = wards.get(id);
        var first = ward == null ? null : ward.whenDurable;
        return first == null ? CompletableFuture.completedFuture(id) : first.copy();
    }

    /// Puts a signal before an incident; returns at once. Signals for incidents that are gone are
    /// dropped.
    public void submit(String incident, Signal signal) {
        if (halt.isClosed()) return;
        var ward = wards.get(incident);
        if (ward != null) put(ward, new Ward.Waiting(cleanse.signal(signal), null));
    }

    /// As [#submit], for somebody who waits for an answer.
    ///
    /// @return what happened because of it, once that is durable; an empty list if nothing did.
    ///   Fails if the incident is not in care here, or when the engine has stopped
    public CompletableFuture<List<Event>> tell(String incident, Signal signal) {
        var heard = new CompletableFuture<List<Event>>();
        var ward = wards.get(incident);
        if (ward == null)
            heard.completeExceptionally(
                    new NoSuchElementException("there is no open incident " + incident));
        else put(ward, new Ward.Waiting(cleanse.signal(signal), heard));
        if (halt.isClosed()) heard.completeExceptionally(halt.refusal());
        return heard;
    }

    private void put(Ward ward, Ward.Waiting signal) {
        if (ward.add(signal)) turns.execute(() -> turn(ward));
    }

    /// The kill switch: nothing automatic is begun any more, and what runs and is more than a look
    /// is killed, until [#release]. Kept across a restart by whoever calls it, before [#resume].
    ///
    /// @param service empty: everything
    /// @param until when it ends by itself; null if a person must end it
    public void hold(String service, String because, @Nullable Instant until) {
        stop(service, new Stop(Stop.Kind.HOLD, cleanse.text(because), until));
    }

    /// @param service as it was given to [#hold]
    public void release(String service) {
        stop(service, null);
    }

    private void stop(String service, @Nullable Stop stop) {
        synchronized (deciding) {
            house.hold(service, stop);
        }
        for (var id : wards.keySet()) submit(id, new Signal.CircumstancesChanged(clock.instant()));
    }

    /// People changed something; it may be the reason of what comes next. Kept across a restart by
    /// whoever calls it, before [#resume].
    public void changed(Circumstances.Change change) {
        var clean = cleanse.text(change.text());
        synchronized (deciding) {
            house.changed(new Circumstances.Change(change.at(), change.service(), clean));
        }
    }

    /// How many services there are in all; the fleet breaker needs to know.
    public void services(int count) {
        synchronized (deciding) {
            house.services(count);
        }
    }

    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /// The incident as it stands; empty if it is unknown here or over and forgotten.
    public Optional<Incident> incident(String id) {
        return Optional.ofNullable(wards.get(id)).map(ward -> ward.incident);
    }

    /// Ids of the incidents in care, unsorted.
    public List<String> incidents() {
        return List.copyOf(wards.keySet());
    }

    public Instant now() {
        return clock.instant();
    }

    /// Why the engine has stopped by itself; empty while it works.
    public Optional<RuntimeException> fault() {
        return halt.fault();
    }

    /// Tells `listener` why, if the engine ever stops by itself; at once if it has. On the thread
    /// that failed: must not block.
    public void whenHalted(Consumer<RuntimeException> listener) {
        halt.tell(listener);
    }

    private void turn(Ward ward) {
        for (var next = ward.next(); next != null; next = ward.next()) {
            var heard = next.heard();
            if (halt.isClosed()) {
                if (heard != null) heard.completeExceptionally(halt.refusal());
                return;
            }
            try {
                var events = take(ward, next.signal());
                if (heard != null) heard.complete(events);
            } catch (Throwable e) {
                halt(e);
                if (heard != null) heard.completeExceptionally(halt.refusal());
                if (!(e instanceof JournalFault)) throw e;
                return;
            }
        }
    }

    private List<Event> take(Ward ward, Signal signal) {
        List<Event> events;
        Incident after;
        boolean freed;
        synchronized (deciding) {
            var around = house.around(ward.id, service(ward, signal), signal.at());
            events = mind.decide(ward.incident, signal, around);
            after = Evolve.evolve(ward.incident, events);
            freed = house.note(ward.id, events, after);
        }
        // What is owed is read off the state: where nothing happened, nothing new is owed.
        if (events.isEmpty()) return events;
        journal.append(ward.id, events);
        ward.incident = after;
        ward.durable(ward.id);
        for (var listener : listeners) listener.heard(ward.id, events, after);
        for (var effect : ward.fresh()) doer.carryOut(ward, effect);
        doer.forget(events);
        if (after instanceof Incident.Over over) end(ward, over);
        if (freed) unblock();
        return events;
    }

    private void end(Ward ward, Incident.Over over) {
        synchronized (idsByDedupKey) {
            idsByDedupKey.remove(over.last().opening().dedupKey(), ward.id);
        }
        if (over.last().desk().outbox().isEmpty()) {
            ward.rest();
            wards.remove(ward.id);
        }
    }

    /// Those who wait for somebody else to be done look around once more.
    private void unblock() {
        for (var ward : wards.values())
            if (ward.incident instanceof Incident.Open open && open.isBlocked())
                submit(ward.id, new Signal.CircumstancesChanged(clock.instant()));
    }

    /// Does what is nobody's turn: an answer from hands, people or clocks on a thread of theirs. A
    /// failure there would be heard by nobody, and what waits for the answer would wait for ever;
    /// so it stops the engine as one on a turn does.
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException late) {
            if (!halt.isClosed()) haltAnd(late);
        } catch (Throwable e) {
            haltAnd(e);
        }
    }

    private void haltAnd(Throwable e) {
        halt(e);
        if (e instanceof JournalFault) return;
        if (e instanceof Error error) throw error;
        throw (RuntimeException) e;
    }

    private void halt(Throwable e) {
        halt.because(e);
        close();
    }

    private static String service(Ward ward, Signal signal) {
        if (signal instanceof Signal.AlertFired(_, var opening)) return opening.service();
        return switch (ward.incident) {
            case Incident.Open open -> open.opening().service();
            case Incident.Over over -> over.last().opening().service();
            case Incident.Quiet _ -> "";
        };
    }

    /// Takes no more signals; what runs goes on running, and is found again at the next start.
    @Override
    public void close() {
        halt.close();
        for (var ward : wards.values()) {
            ward.rest();
            ward.refuseTheRest(halt.refusal());
        }
    }
}
