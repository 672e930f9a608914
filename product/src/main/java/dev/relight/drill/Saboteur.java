package dev.relight.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Makes one fault in one service, sees that it took effect, and knows how to undo it.
public final class Saboteur {
    /// What became of the attempt.
    public sealed interface Attempt {
        /// The service is broken now.
        ///
        /// @param since just before the fault was made
        record Broken(Lease lease, Instant since) implements Attempt {}

        /// It cannot be made here; nothing was touched.
        record Skipped(String reason) implements Attempt {}

        /// It was tried, had no effect that could be seen, and is undone.
        record Failed(String reason) implements Attempt {}
    }

    private static final Duration NEEDS_LIMIT = Duration.ofSeconds(10);

    /// Filling a heap or a disk takes seconds, never a minute.
    private static final Duration MAKE_LIMIT = Duration.ofSeconds(90);

    private static final Duration PROOF_LIMIT = Duration.ofSeconds(30);
    private static final Duration PROOF_EVERY = Duration.ofMillis(100);

    /// Longer than any drill; a fault that outlives it is undone by whoever comes next.
    private static final Duration LEASE_TIME = Duration.ofMinutes(30);

    private final FaultFile file;
    private final Path home;
    private final Leases leases;

    /// @param home where the scripts of the faults run
    public Saboteur(FaultFile file, Path home, Leases leases) {
        this.file = file;
        this.home = home;
        this.leases = leases;
    }

    /// Breaks the service; whatever happens from now on, the lease knows the way back.
    public Attempt make(Fault fault) throws InterruptedException {
        try {
            var lease = leases.take(fault, file.prelude(), home, LEASE_TIME);
            var needs = run(lease, "needs", fault.needs(), NEEDS_LIMIT);
            if (!needs.isWell()) {
                leases.drop(lease);
                return new Attempt.Skipped(needs.lastLine());
            }
            var since = Instant.now();
            var made = run(lease, "make", "set -e\n" + fault.make(), MAKE_LIMIT);
            if (made.isWell() && isProven(lease, fault)) return new Attempt.Broken(lease, since);
            var undone = leases.undo(lease);
            return new Attempt.Failed(
                    (made.isWell() ? "no effect was to be seen" : made.lastLine())
                            + (undone.well() ? "" : "; and undoing failed: " + undone.said()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write down how " + fault.name() + " is undone", e);
        }
    }

    private boolean isProven(Lease lease, Fault fault) throws IOException, InterruptedException {
        var end = System.nanoTime() + PROOF_LIMIT.toNanos();
        do {
            if (run(lease, "proof", fault.proof(), PROOF_LIMIT).isWell()) return true;
            Thread.sleep(PROOF_EVERY);
        } while (System.nanoTime() < end);
        return false;
    }

    private Script.End run(Lease lease, String part, String body, Duration limit)
            throws IOException, InterruptedException {
        var script = lease.folder().resolve(part + ".sh");
        Files.writeString(script, Script.text(home, lease.folder(), file.prelude(), body));
        return Script.run(script, limit);
    }
}
