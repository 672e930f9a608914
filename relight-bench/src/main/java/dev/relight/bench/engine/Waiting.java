package dev.relight.bench.engine;

import dev.relight.incident.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Ten thousand open incidents that wait for an answer and for their timers.
final class Waiting {
    /// Pauses between looks grow to their longest.
    private static final Duration RARER = Duration.ofSeconds(75);

    private static final Duration IDLE = Duration.ofSeconds(60);

    private Waiting() {}

    static void measure(int incidents) throws IOException, InterruptedException {
        try (var ground = new Ground("waiting")) {
            var asked = new CountDownLatch(incidents);
            var plan = ground.plan();
            long begun = System.nanoTime();
            try (var station =
                    ground.station((_, events, _) -> {
                        for (var event : events)
                            if (event instanceof Event.Asked) asked.countDown();
                    })) {
                for (int i = 0; i < incidents; i++) {
                    var _ = station.open(ground.alert("service" + i, plan));
                }
                asked.await();
                System.out.printf(
                        "waiting: %d incidents opened and asking after %.1f s%n",
                        incidents, (System.nanoTime() - begun) / 1e9);
                Thread.sleep(RARER);
                System.gc();
                var before = Ground.processor();
                long from = System.nanoTime();
                Thread.sleep(IDLE);
                double used = Ground.processor().minus(before).toNanos();
                System.out.printf(
                        "waiting: %d open incidents, %d MiB resident, %.2f %% of one core while idle (load %s)%n",
                        incidents,
                        Ground.residentMib(),
                        100 * used / (System.nanoTime() - from),
                        Ground.load());
            }
        }
    }
}
