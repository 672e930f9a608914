package dev.relight.hands;

import dev.relight.engine.Hands;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs jobs in bash on another machine or in a container, as [LocalHands] do here: under the same
/// supervisor, with the same traces, found again after a crash of either end or of the line.
///
/// Each job is one virtual thread here that asks from time to time; nothing there depends on it.
public final class AwayHands implements Hands, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AwayHands.class.getName());

    /// Each costs the machine there a login shell and a supervisor.
    private static final int STARTS_MAX = 4;

    /// From this to that, half as long again each time: a quick command is not waited for, a long
    /// one is not asked after too often.
    private static final Duration ASK_FIRST = Duration.ofMillis(60);

    private static final Duration ASK_LAST = Duration.ofSeconds(1);

    /// A supervisor kills at the deadline and takes 4 s for it, at most 11 where many are killed at
    /// once; after this it must be done from here.
    private static final Duration SUPERVISOR_LATE = Duration.ofSeconds(14);

    /// How long past the deadline a machine that cannot be reached is hoped for.
    private static final Duration HOPE = Duration.ofMinutes(2);

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Semaphore starts = new Semaphore(STARTS_MAX);
    private final Carrier carrier;
    private final Porter porter;
    private final Path mirror;
    private final Redactor redactor;
    private volatile boolean isClosed;

    /// @param root of the traces there, such as `.local/state/relight/hands`; relative to the home
    ///   directory unless absolute
    /// @param mirror a folder here for output on its way; made if absent
    public AwayHands(Carrier carrier, String root, Path mirror, Redactor redactor)
            throws IOException {
        this.carrier = carrier;
        this.porter = new Porter(carrier, root);
        this.mirror = mirror.toAbsolutePath();
        this.redactor = redactor;
        Housekeeping.prepare(this.mirror);
    }

    @Override
    public void start(Job job, Consumer<JobReport> report) {
        board(job.id(), report, flight -> launch(job, flight));
    }

    @Override
    public void reattach(String id, Consumer<JobReport> report) {
        board(id, report, flight -> settle(flight, false));
    }

    @Override
    public void kill(String id) {
        if (!Job.isId(id)) return;
        if (!flights.containsKey(id)) reattach(id, _ -> {});
        var flight = flights.get(id);
        if (flight == null) return;
        flight.askKill();
        Thread.startVirtualThread(() -> stop(flight, false));
    }

    @Override
    public void forget(String id) {
        if (!Job.isId(id)) return;
        var flight = flights.get(id);
        if (flight != null && flight.forget()) return;
        Thread.startVirtualThread(() -> forgetThere(id));
    }

    /// Stops asking; what runs goes on running, under its supervisor.
    @Override
    public void close() {
        isClosed = true;
        carrier.close();
    }

    private interface First {
        void take(Flight flight) throws IOException, InterruptedException;
    }

    private void board(String id, Consumer<JobReport> report, First first) {
        if (!Job.isId(id))
            throw new IllegalArgumentException("'" + id + "' names no job; see Job.isId");
        while (true) {
            var fresh = new Flight(new JobFolder(mirror.resolve("jobs").resolve(id)));
            fresh.await(report);
            var there = flights.putIfAbsent(id, fresh);
            if (there == null) {
                Thread.startVirtualThread(() -> begin(fresh, first));
                return;
            }
            if (there.await(report)) return;
            Thread.onSpinWait();
        }
    }

    private void begin(Flight flight, First first) {
        try {
            first.take(flight);
        } catch (Carrier.Unreached e) {
            land(flight, nothing(flight, JobReport.End.NOT_STARTED, unreached(e)));
        } catch (IOException e) {
            land(flight, nothing(flight, JobReport.End.LOST, unreached(e)));
        } catch (RuntimeException e) {
            // Whatever it is: a flight that never lands is waited for, for ever.
            land(flight, nothing(flight, JobReport.End.LOST, "its traces cannot be read: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String unreached(IOException e) {
        return carrier.target() + " cannot be reached: " + e.getMessage();
    }

    private void launch(Job job, Flight flight) throws IOException, InterruptedException {
        var objection = objection(job);
        if (objection.isPresent()) {
            land(flight, nothing(flight, JobReport.End.NOT_STARTED, objection.get()));
            return;
        }
        boolean isToBeStarted = true;
        while (isToBeStarted) {
            var word = started(job);
            if (word.equals("directory"))
                refuse(flight, "there is no directory " + job.workingDirectory());
            else if (word.equals("full") || word.equals("room"))
                refuse(flight, "no space for its traces");
            else if (word.startsWith("lacks ")) refuse(flight, word.substring(6) + " is missing");
            isToBeStarted = !flight.isLanded() && settle(flight, true);
        }
    }

    private String started(Job job) throws Carrier.Unreached, InterruptedException {
        starts.acquire();
        try {
            return porter.start(job);
        } catch (Carrier.Unreached e) {
            throw e;
        } catch (IOException broken) {
            // It may have been started, or be about to; the next look settles that.
            return "";
        } finally {
            starts.release();
        }
    }

    private void refuse(Flight flight, String why) {
        var reason = why + " on " + carrier.target();
        land(flight, nothing(flight, JobReport.End.NOT_STARTED, reason));
    }

    private static Optional<String> objection(Job job) {
        if (!Path.of(job.workingDirectory()).isAbsolute())
            return Optional.of(
                    "the working directory '" + job.workingDirectory() + "' is not absolute");
        if (job.lines().stream().anyMatch(line -> line.indexOf('\0') >= 0))
            return Optional.of("a line holds a NUL, which no shell can take");
        return Surroundings.objection(job.environment());
    }

    /// Asks until it is over. An answer that does not come is asked for again.
    ///
    /// @return true if nothing of it ever ran, and it `mayRun` now; its traces are gone
    private boolean settle(Flight flight, boolean mayRun) throws IOException, InterruptedException {
        var pause = ASK_FIRST;
        boolean isFirst = true;
        var giveUp = Instant.now().plus(HOPE);
        while (!isClosed) {
            Thread.sleep(pause);
            pause = pause.multipliedBy(3).dividedBy(2);
            if (pause.compareTo(ASK_LAST) > 0) pause = ASK_LAST;
            try {
                var found = Found.of(porter.look(flight.folder().id(), isFirst));
                isFirst = false;
                boolean neverRan =
                        found instanceof Found.NeverRan || found instanceof Found.Nothing;
                if (neverRan && mayRun) {
                    porter.clear(flight.folder().id());
                    return true;
                }
                giveUp = landed(found, flight);
                if (flight.isLanded()) return false;
            } catch (IOException e) {
                if (!isClosed && Instant.now().isAfter(giveUp))
                    throw new IOException(e.getMessage(), e);
            }
        }
        return false;
    }

    /// Lands a flight that is over, or does what is due with one that is not.
    ///
    /// @return how long to hope for the next answer
    private Instant landed(Found found, Flight flight) throws IOException {
        var intent =
                switch (found) {
                    case Found.Flying flying -> {
                        if (flight.isKillAsked()) stop(flight, false);
                        yield flying.intent();
                    }
                    case Found.Orphan orphan -> {
                        if (flight.isKillAsked()) force(flight, JobReport.End.KILLED);
                        yield orphan.intent();
                    }
                    case Found.Nothing _, Found.NeverRan _, Found.Landed _, Found.Unknown _ -> null;
                };
        if (intent == null) {
            land(flight, report(found, flight));
            return Instant.now();
        }
        hurry(flight, intent);
        return intent.at().plus(intent.deadline()).plus(HOPE);
    }

    private void hurry(Flight flight, Intent intent) {
        var last = intent.at().plus(intent.deadline()).plus(SUPERVISOR_LATE);
        if (Instant.now().isAfter(last)) force(flight, JobReport.End.DEADLINE);
    }

    private void force(Flight flight, JobReport.End end) {
        flight.force(end);
        stop(flight, true);
    }

    private void stop(Flight flight, boolean byForce) {
        try {
            porter.stop(flight.folder().id(), byForce);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "not stopped yet: " + e.getMessage());
        }
    }

    private JobReport report(Found found, Flight flight) throws IOException {
        return switch (found) {
            case Found.Nothing nothing when nothing.isRootNew() ->
                    nothing(
                            flight,
                            JobReport.End.LOST,
                            "there is no trace of it on " + carrier.target());
            case Found.Nothing _ ->
                    nothing(flight, JobReport.End.NOT_STARTED, "it was never started");
            case Found.NeverRan never -> nothing(flight, JobReport.End.NOT_STARTED, never.why());
            case Found.Landed landed -> {
                fetch(flight);
                yield Debrief.of(flight.folder(), landed, redactor);
            }
            case Found.Unknown unknown -> {
                fetch(flight);
                yield Debrief.of(flight.folder(), unknown, flight.forced(), redactor);
            }
            case Found.Flying _, Found.Orphan _ ->
                    throw new IllegalStateException("it still flies; ask again");
        };
    }

    private void fetch(Flight flight) throws IOException {
        var path = flight.folder().path();
        flight.folder().remove();
        Files.createDirectory(path, JobFolder.OWNER_ONLY);
        porter.fetch(flight.folder().id(), path);
    }

    private void land(Flight flight, JobReport report) {
        flights.remove(flight.folder().id(), flight);
        var waiting = flight.land();
        Housekeeping.remove(flight.folder());
        if (flight.isForgotten()) forgetThere(flight.folder().id());
        for (var one : waiting) Thread.startVirtualThread(() -> one.accept(report));
    }

    private void forgetThere(String id) {
        try {
            porter.forget(id);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "traces of " + id + " stay: " + unreached(e));
        }
    }

    private static JobReport nothing(Flight flight, JobReport.End end, String reason) {
        return new JobReport(
                flight.folder().id(), end, reason, Instant.now(), Duration.ZERO, List.of());
    }
}
