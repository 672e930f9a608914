package dev.relight.rehearse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullMarked;

/// Flies many nights, on all cores: `Simulate FIRST COUNT`; or tells one: `Simulate SEED`.
///
/// Names the seeds that show something that must not be, and ends with 1 if there are any.
@NullMarked
final class Simulate {
    private static final Duration TOLD_EVERY = Duration.ofSeconds(30);

    /// More failing seeds than this tell nothing new.
    private static final int FAILED_MAX = 10;

    private Simulate() {}

    public static void main(String[] arguments) throws InterruptedException {
        long first = Long.parseLong(arguments[0]);
        if (arguments.length == 1) {
            Night.fly(first, Wiring.plain(), System.out::println);
            return;
        }
        long count = Long.parseLong(arguments[1]);
        var next = new AtomicLong(first);
        var incidents = new AtomicLong();
        var failed = new AtomicLong();
        var began = Instant.now();
        var threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (long seed = next.getAndIncrement();
                                        seed < first + count && failed.get() < FAILED_MAX;
                                        seed = next.getAndIncrement()) fly(seed, incidents, failed);
                            });
        }
        var told = began;
        for (var thread : threads)
            while (!thread.join(Duration.ofSeconds(1)))
                if (told.plus(TOLD_EVERY).isBefore(Instant.now())) {
                    told = Instant.now();
                    tell(next.get() - first, incidents.get(), began);
                }
        tell(Math.min(count, next.get() - first), incidents.get(), began);
        // A thread that died of something else flew less than was asked for: that is no proof.
        if (failed.get() > 0 || next.get() < first + count) System.exit(1);
        System.out.println("every invariant held after every step");
    }

    private static void fly(long seed, AtomicLong incidents, AtomicLong failed) {
        try {
            incidents.addAndGet(Night.fly(seed));
        } catch (AssertionError | RuntimeException broken) {
            failed.incrementAndGet();
            System.out.println(broken instanceof AssertionError ? broken.getMessage() : broken);
            System.out.println("   replay it alone: make simulate SEED=" + seed);
        }
    }

    private static void tell(long nights, long incidents, Instant began) {
        double seconds = Math.max(1, Duration.between(began, Instant.now()).toMillis()) / 1000.0;
        double busy =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
        System.out.printf(
                "%d nights, %d incidents in %.0f s (%.0f s of processor): %.0f incidents/s, %.0f per core%n",
                nights, incidents, seconds, busy, incidents / seconds, incidents / busy);
    }
}
