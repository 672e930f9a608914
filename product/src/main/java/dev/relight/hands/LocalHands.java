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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Runs jobs in bash on this machine.
///
/// A job's traces are in `ROOT/jobs/ID`. Closing these hands, or killing the JVM, leaves running
/// jobs alone: the next hands on the same root take hold of them.
public final class LocalHands implements Hands, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalHands.class.getName());

    /// More spawns at once only queue for the processors (see the bench); twice the cores keep them
    /// busy while some wait for the disk.
    private static final int SPAWNS_MAX = 2 * Runtime.getRuntime().availableProcessors();

    /// Far more than any engine starts at once; beyond it something has run away.
    private static final int QUEUE_MAX = 10_000;

    /// How often the end of a job that is no child of this process is looked for.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// The supervisor kills at the deadline, takes 2.5 s from TERM to KILL, looks twice for whoever
    /// is left, 3 s each where many are killed at once, and takes at most 2 s to tidy up; when it
    /// has not done so by then, these hands do it.
    private static final Duration SUPERVISOR_LATE = Duration.ofSeconds(12);

    /// One look through all processes at a time: what is to be started meanwhile goes first.
    private final ReentrantLock sweeping = new ReentrantLock();

    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final Path jobs;
    private final boolean isRootNew;
    private final Surroundings surroundings;
    private final Spawner spawner;
    private final Redactor redactor;
    private final ExecutorService spawning;
    private final Thread watch;

    /// @param root a folder of these hands alone; made if absent
    /// @param redactor takes the secrets out of a text; raw output goes nowhere else
    public static LocalHands open(Path root, Redactor redactor) throws IOException {
        return open(root, redactor, System.getenv());
    }

    /// As above, with another environment than Relight's own to take the allowed variables from.
    public static LocalHands open(Path root, Redactor redactor, Map<String, String> environment)
            throws IOException {
        var hands = new LocalHands(root.toAbsolutePath(), redactor, environment);
        Housekeeping.tidy(hands.jobs);
        return hands;
    }

    private LocalHands(Path root, Redactor redactor, Map<String, String> environment)
            throws IOException {
        this.isRootNew = Housekeeping.prepare(root);
        this.jobs = root.resolve("jobs");
        this.redactor = redactor;
        this.surroundings = new Surroundings(environment);
        this.spawner = new Spawner(root, surroundings.path());
        var threads = Thread.ofPlatform().daemon().name("hands-spawn-", 0).factory();
        this.spawning =
                new ThreadPoolExecutor(
                        SPAWNS_MAX,
                        SPAWNS_MAX,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE_MAX),
                        threads);
        this.watch = Thread.ofPlatform().daemon().name("hands-watch").start(this::watch);
    }

    /// What this machine lacks to run anything, each with its mend; empty when all is well.
    public List<String> lacking() {
        return spawner.lacking();
    }

    @Override
    public void start(Job job, Consumer<JobReport> report) {
        board(job.id(), report, flight -> launch(job, flight));
    }

    @Override
    public void reattach(String id, Consumer<JobReport> report) {
        board(id, report, flight -> resume(found(flight), flight));
    }

    @Override
    public void kill(String id) {
        if (!Job.isId(id)) return;
        var flight = flights.get(id);
        if (flight == null) {
            if (!folder(id).exists()) return;
            reattach(id, _ -> {});
            flight = flights.get(id);
        }
        if (flight == null) return;
        flight.askKill();
        terminate(flight);
    }

    @Override
    public void forget(String id) {
        if (!Job.isId(id)) return;
        var flight = flights.get(id);
        boolean isInTheAir = flight != null && flight.forget();
        Housekeeping.forget(folder(id), isInTheAir);
    }

    /// Stops watching; what runs goes on running, under its supervisor.
    @Override
    public void close() {
        watch.interrupt();
        spawning.shutdown();
    }

    private JobFolder folder(String id) {
        return new JobFolder(jobs.resolve(id));
    }

    private interface First {
        void take(Flight flight) throws IOException;
    }

    /// Adds a caller to the flight of this id; for the first, `first` is done.
    private void board(String id, Consumer<JobReport> report, First first) {
        if (!Job.isId(id))
            throw new IllegalArgumentException("'" + id + "' names no job; see Job.isId");
        while (true) {
            var fresh = new Flight(folder(id));
            fresh.await(report);
            var there = flights.putIfAbsent(id, fresh);
            if (there == null) {
                begin(fresh, first);
                return;
            }
            if (there.await(report)) return;
            Thread.onSpinWait();
        }
    }

    private void begin(Flight flight, First first) {
        try {
            spawning.execute(() -> {
                try {
                    first.take(flight);
                } catch (IOException | RuntimeException e) {
                    land(flight, lost(flight, "its job folder cannot be read: " + e));
                }
            });
        } catch (RejectedExecutionException full) {
            land(flight, notStarted(flight, "the hands are closed, or too many jobs wait"));
        }
    }

    private void launch(Job job, Flight flight) throws IOException {
        var found = found(flight);
        if (!(found instanceof Found.Nothing || found instanceof Found.NeverRan)) {
            resume(found, flight);
            return;
        }
        flight.folder().remove();
        var objection = objection(job);
        if (objection.isPresent()) land(flight, notStarted(flight, objection.get()));
        else fly(job, flight);
    }

    private Optional<String> objection(Job job) {
        var lacking = lacking();
        if (!lacking.isEmpty()) return Optional.of(String.join("; ", lacking));
        var directory = Path.of(job.workingDirectory());
        if (!directory.isAbsolute())
            return Optional.of("the working directory '" + directory + "' is not absolute");
        if (!Files.isDirectory(directory))
            return Optional.of("there is no directory " + directory + " to work in");
        if (job.lines().stream().anyMatch(line -> line.indexOf('\0') >= 0))
            return Optional.of("a line holds a NUL, which no shell can take");
        return Surroundings.objection(job.environment());
    }

    private void fly(Job job, Flight flight) throws IOException {
        var folder = flight.folder();
        Spawner.Spawned spawned;
        try {
            folder.write(job, surroundings.of(job.id(), job.environment()));
            spawned = spawner.spawn(folder, job);
        } catch (IOException e) {
            Housekeeping.remove(folder);
            land(flight, notStarted(flight, "it could not be started: " + e.getMessage()));
            return;
        }
        switch (spawned.word()) {
            case "ready" -> {
                var supervisor = Mark.read(folder.claim()).orElseThrow();
                flight.flownBy(supervisor, true, latest(job.deadline()));
                var _ = spawned.process().onExit().thenRun(() -> conclude(flight));
                if (flight.isKillAsked()) terminate(flight);
            }
            case "full" -> {
                Housekeeping.remove(folder);
                land(flight, notStarted(flight, "no space is left in " + jobs));
            }
            default -> resume(found(flight), flight);
        }
    }

    /// Goes on from what is found.
    private void resume(Found found, Flight flight) throws IOException {
        switch (found) {
            case Found.Nothing nothing when nothing.isRootNew() ->
                    land(flight, lost(flight, "there is no trace of it in " + jobs));
            case Found.Nothing _ -> land(flight, notStarted(flight, "it was never started"));
            case Found.NeverRan never -> land(flight, notStarted(flight, never.why()));
            case Found.Flying flying -> {
                var spent = flying.supervisor().age();
                flight.flownBy(
                        flying.supervisor(),
                        false,
                        latest(flying.intent().deadline().minus(spent)));
                if (flight.isKillAsked()) terminate(flight);
            }
            case Found.Orphan orphan -> {
                var left = orphan.intent().deadline().minus(orphan.shell().age());
                flight.orphaned(orphan.shell(), System.nanoTime() + left.toNanos());
                if (flight.isKillAsked()) terminate(flight);
            }
            case Found.Landed landed -> land(flight, Debrief.of(flight.folder(), landed, redactor));
            case Found.Unknown unknown ->
                    land(flight, Debrief.of(flight.folder(), unknown, flight.forced(), redactor));
        }
    }

    private Found found(Flight flight) throws IOException {
        return Found.of(Sighting.of(flight.folder(), isRootNew));
    }

    private static long latest(Duration left) {
        return System.nanoTime() + left.plus(SUPERVISOR_LATE).toNanos();
    }

    /// Asks the supervisor to end it, or does its work where there is none.
    private void terminate(Flight flight) {
        var by = flight.flownBy();
        if (by == null) return;
        if (flight.isOrphan()) Thread.startVirtualThread(() -> force(flight, JobReport.End.KILLED));
        else by.terminate();
    }

    private void force(Flight flight, JobReport.End end) {
        flight.force(end);
        try {
            var shell = flight.folder().trace().shell();
            var by = flight.flownBy();
            if (by != null && !flight.isOrphan()) by.kill();
            sweeping.lock();
            try {
                Sweep.kill(flight.folder().id(), shell);
            } finally {
                sweeping.unlock();
            }
        } catch (IOException | RuntimeException e) {
            land(flight, lost(flight, "it could not be killed: " + e.getMessage()));
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                lookOn();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// A look that fails must not be the last.
    private void lookOn() {
        try {
            look();
        } catch (RuntimeException fault) {
            LOG.log(System.Logger.Level.WARNING, "a look at running jobs failed: " + fault, fault);
        }
    }

    /// One look at all that must be looked at; the only periodic work.
    private void look() {
        long now = System.nanoTime();
        for (var flight : flights.values()) {
            var by = flight.flownBy();
            if (flight.isWatched() && by != null && !by.isAlive())
                Thread.startVirtualThread(() -> conclude(flight));
            else if (flight.isOverdue(now))
                Thread.startVirtualThread(() -> force(flight, JobReport.End.DEADLINE));
        }
    }

    private void conclude(Flight flight) {
        Thread.startVirtualThread(() -> {
            if (!flight.beginReading()) return;
            try {
                resume(found(flight), flight);
            } catch (IOException | RuntimeException e) {
                // Whatever it is: a flight that never lands is waited for, for ever.
                land(flight, lost(flight, "its job folder cannot be read: " + e));
            } finally {
                flight.endReading();
            }
        });
    }

    private void land(Flight flight, JobReport report) {
        flights.remove(flight.folder().id(), flight);
        var waiting = flight.land();
        if (flight.isForgotten()) Housekeeping.remove(flight.folder());
        for (var one : waiting) Thread.startVirtualThread(() -> one.accept(report));
    }

    private static JobReport notStarted(Flight flight, String reason) {
        return nothing(flight, JobReport.End.NOT_STARTED, reason);
    }

    private static JobReport lost(Flight flight, String reason) {
        return nothing(flight, JobReport.End.LOST, reason);
    }

    private static JobReport nothing(Flight flight, JobReport.End end, String reason) {
        return new JobReport(
                flight.folder().id(), end, reason, Instant.now(), Duration.ZERO, List.of());
    }
}
