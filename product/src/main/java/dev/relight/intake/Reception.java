package dev.relight.intake;

import dev.relight.engine.Engine;
import dev.relight.engine.Listener;
import dev.relight.incident.Event;
import dev.relight.incident.Health;
import dev.relight.incident.Incident;
import dev.relight.incident.Onset;
import dev.relight.incident.Opening;
import dev.relight.incident.Signal;
import dev.relight.journal.Journal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Brings alerts and probes to incidents: the first that says a service is down opens one, every
/// further one joins it, each once.
///
/// An alert is on disk when its future completes. After a restart what is known is read from the
/// journal again.
public final class Reception implements Listener {
    /// More than this in flight, and senders are told to come back: what waits is only in memory.
    static final int IN_FLIGHT_MAX = 5_000;

    private final Engine engine;
    private final Journal journal;
    private final Berths berths;
    private final UnaryOperator<String> redact;
    private final Marks marks = new Marks();
    private final Strays strays = new Strays();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Routing routing;

    /// Service -> when it was last seen to come up, as the watch believes.
    private final Map<String, Instant> well = new ConcurrentHashMap<>();

    /// What is needed to open an incident on a service.
    public interface Berths {
        /// Empty only when no service of this name is settled any more; where its runbook cannot be
        /// read, the incident is opened without a plan, and people are called.
        Optional<dev.relight.engine.Alert> alert(
                String service, String dedupKey, Alert about, UnaryOperator<String> redact);

        /// For an alert about no service; empty when the settings name nobody to be called then.
        ///
        /// @param name stands for the service
        Optional<dev.relight.engine.Alert> stray(
                String name, Alert about, UnaryOperator<String> redact);
    }

    /// What became of an alert.
    public sealed interface Outcome {
        /// It opened an incident.
        record Opened(String incident) implements Outcome {}

        /// It is on the record of an incident that was open.
        record Joined(String incident) implements Outcome {}

        /// It had been taken before.
        record Known(String incident) implements Outcome {}

        /// It says that something is over which is not open here.
        record Nothing() implements Outcome {}

        /// It is about nothing we look after.
        record Unrouted(String because) implements Outcome {}
    }

    /// Nothing more can be taken now; the sender should try again.
    public static final class Overloaded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overloaded(String message) {
            super(message);
        }
    }

    /// @param redact takes secrets out of what senders wrote
    public Reception(
            Engine engine,
            Journal journal,
            Routing routing,
            Berths berths,
            UnaryOperator<String> redact) {
        this.engine = engine;
        this.journal = journal;
        this.routing = routing;
        this.berths = berths;
        this.redact = redact;
    }

    /// Reads off the journal what open incidents have heard; call it after the engine has resumed.
    public void begin() {
        engine.subscribe(this);
        for (var id : engine.incidents())
            if (engine.incident(id).orElse(null) instanceof Incident.Open open) {
                var sheet =
                        marks.open(open.opening().service(), CompletableFuture.completedFuture(id));
                for (var event : journal.events(id)) Notes.mark(sheet, event, marks);
            }
    }

    /// From now on alerts find their services by these rules.
    public void route(Routing other) {
        routing = other;
    }

    /// @throws Overloaded too many are being written down, or the engine has stopped
    public CompletableFuture<Outcome> take(Alert alert) {
        engine.fault()
                .ifPresent(fault -> {
                    throw new Overloaded("nothing can be recorded: " + fault.getMessage());
                });
        if (inFlight.incrementAndGet() > IN_FLIGHT_MAX) {
            inFlight.decrementAndGet();
            throw new Overloaded("too many alerts at a time");
        }
        try {
            return (alert.firing() ? firing(alert, 0) : over(alert))
                    .whenComplete((_, _) -> inFlight.decrementAndGet());
        } catch (RuntimeException e) {
            inFlight.decrementAndGet();
            throw e;
        }
    }

    /// A probe has made up its mind.
    public void seen(String service, Health.State state, String detail) {
        var at = engine.now();
        if (state == Health.State.UP) well.put(service, at);
        for (var id : engine.incidents())
            if (engine.incident(id).orElse(null) instanceof Incident.Open open
                    && open.opening().service().equals(service))
                engine.submit(id, new Signal.HealthSeen(at, state, detail));
        if (state != Health.State.DOWN || marks.sheet(service) != null) return;
        var labels = java.util.Map.of("service", service);
        var alert = new Alert("watch", "watch:" + service, true, at, labels, detail, "");
        var _ = firing(alert, 0);
    }

    private CompletableFuture<Outcome> firing(Alert alert, int again) {
        var taken = join(alert, again);
        if (taken != null) return taken;
        var service = routing.service(alert);
        if (service.isEmpty()) return stray(alert, again);
        // The runbook may have to be read first; nobody else waits for that.
        var ready = berths.alert(service.get(), alert.dedupKey(), alert, redact);
        if (ready.isEmpty()) return unrouted(service.get() + " has just left the settings");
        synchronized (marks) {
            if (marks.known(alert) == null && marks.sheet(service.get()) == null)
                return open(alert, service.get(), ready.get());
        }
        // Somebody was quicker.
        return firing(alert, again);
    }

    private CompletableFuture<Outcome> open(
            Alert alert, String service, dev.relight.engine.Alert ready) {
        var opening = engine.open(ready.begun(onset(alert, service, ready)));
        marks.mark(alert, marks.open(service, opening), opening);
        return opening.<Outcome>thenApply(Outcome.Opened::new)
                .whenComplete((_, why) -> forgetIf(why, alert));
    }

    /// About no service of ours: it calls people once where the settings say whom; beyond a handful
    /// it joins what is open already.
    private CompletableFuture<Outcome> stray(Alert alert, int again) {
        var because = "no service of ours has these labels or this runbook";
        var name = Strays.name(alert);
        var ready = berths.stray(name, alert, redact);
        if (ready.isEmpty()) return unrouted(because);
        var noted = new CompletableFuture<String>();
        Marks.Sheet crowd;
        synchronized (marks) {
            if (marks.known(alert) != null || marks.sheet(name) != null)
                return firing(alert, again);
            if (strays.isTold(alert)) return unrouted(because + "; people were told of it before");
            var open = marks.sheets(Opening.STRAY);
            if (strays.mayCall(engine.now(), open.size())) {
                strays.called(alert, engine.now());
                return open(alert, name, ready.get());
            }
            if (open.isEmpty())
                return unrouted(because + "; enough of such were told within the hour");
            crowd = open.getLast();
            marks.mark(alert, crowd, noted);
        }
        return joined(crowd, alert, noted, again);
    }

    /// Senders repeat what they said hours ago, and some have a clock of their own.
    private Onset onset(Alert alert, String service, dev.relight.engine.Alert ready) {
        var said = alert.startsAt();
        var down = said == null || said.isAfter(engine.now()) ? engine.now() : said;
        boolean local = ready.site().target().equals("local");
        return new Onset(down, well.get(service), local ? ZoneId.systemDefault() : null);
    }

    /// Null if there is nothing yet that it could join.
    private @Nullable CompletableFuture<Outcome> join(Alert alert, int again) {
        var noted = new CompletableFuture<String>();
        Marks.Sheet open;
        synchronized (marks) {
            var known = marks.known(alert);
            if (known != null) return known.thenApply(Outcome.Known::new);
            open = marks.sheet(routing.service(alert).orElseGet(() -> Strays.name(alert)));
            if (open == null) return null;
            marks.mark(alert, open, noted);
        }
        return joined(open, alert, noted, again);
    }

    private CompletableFuture<Outcome> joined(
            Marks.Sheet open, Alert alert, CompletableFuture<String> noted, int again) {
        note(open, alert, noted);
        return noted.<Outcome>thenApply(Outcome.Joined::new)
                .exceptionallyCompose(why -> {
                    forgetIf(why, alert);
                    // It ended between the look and the note: the next one is opened.
                    if (again > 0 || !isGone(why)) return CompletableFuture.failedFuture(why);
                    marks.close(open);
                    return firing(alert, again + 1);
                });
    }

    /// On the record of an incident as soon as that is open; `noted` says when.
    private void note(Marks.Sheet sheet, Alert alert, CompletableFuture<String> noted) {
        var _ =
                sheet.incident()
                        .thenCompose(id -> note(id, alert))
                        .whenComplete((id, why) -> {
                            if (why == null) noted.complete(id);
                            else noted.completeExceptionally(why);
                        });
    }

    private CompletableFuture<String> note(String incident, Alert alert) {
        var text = redact.apply(Notes.text(alert));
        return engine.tell(
                        incident,
                        new Signal.PersonNoted(engine.now(), Notes.BY + alert.source(), text))
                .thenApply(_ -> incident);
    }

    private CompletableFuture<Outcome> over(Alert alert) {
        var noted = new CompletableFuture<String>();
        Marks.Sheet sheet;
        synchronized (marks) {
            strays.ended(alert);
            var heard = marks.known(alert);
            if (heard != null) return heard.thenApply(Outcome.Known::new);
            sheet = marks.firing(alert);
            if (sheet == null) return CompletableFuture.completedFuture(new Outcome.Nothing());
            marks.mark(alert, sheet, noted);
        }
        note(sheet, alert, noted);
        return noted.handle((id, why) -> {
            if (why != null && !isGone(why)) {
                marks.forget(alert);
                throw new CompletionException(why);
            }
            if (id == null) return new Outcome.Nothing();
            believe(id, sheet, alert);
            return new Outcome.Joined(id);
        });
    }

    /// Where nothing else can tell how the service is, the sender's word counts.
    private void believe(String incident, Marks.Sheet sheet, Alert alert) {
        if (engine.incident(incident).orElse(null) instanceof Incident.Open open
                && open.health().state() == Health.State.UNKNOWN
                && marks.isOver(sheet))
            engine.submit(
                    incident,
                    new Signal.HealthSeen(
                            engine.now(), Health.State.UP, alert.source() + " says it is over"));
    }

    /// Whether every alert about a service that is in an incident says that it is over.
    public boolean isOver(String service) {
        var open = marks.sheet(service);
        return open != null
                && open.incident().isDone()
                && !open.incident().isCompletedExceptionally()
                && marks.isOver(open);
    }

    private void forgetIf(@Nullable Throwable why, Alert alert) {
        if (why != null) marks.forget(alert);
    }

    private static boolean isGone(@Nullable Throwable why) {
        return why instanceof NoSuchElementException
                || (why instanceof CompletionException && isGone(why.getCause()));
    }

    private static CompletableFuture<Outcome> unrouted(String because) {
        return CompletableFuture.completedFuture(new Outcome.Unrouted(because));
    }

    @Override
    public void heard(String incident, List<Event> events, Incident after) {
        if (after instanceof Incident.Over) marks.closed(incident);
    }
}
