package dev.relight.bench.engine;

import dev.relight.incident.Event;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/// How long until a thousand open incidents are in care again after a crash.
final class Resume {
    private Resume() {}

    static void measure(int incidents) throws IOException, InterruptedException {
        try (var ground = new Ground("resume")) {
            var asked = new CountDownLatch(incidents);
            try (var station =
                    ground.station((_, events, _) -> {
                        for (var event : events)
                            if (event instanceof Event.Asked) asked.countDown();
                    })) {
                var plan = ground.plan();
                for (int i = 0; i < incidents; i++) {
                    var _ = station.open(ground.alert("service" + i, plan));
                }
                asked.await();
            }
            for (int round = 1; round <= 3; round++) {
                var resumed = new CountDownLatch(incidents);
                var before = Ground.processor();
                long from = System.nanoTime();
                try (var station =
                        ground.station((_, events, _) -> {
                            for (var event : events)
                                if (event instanceof Event.Resumed) resumed.countDown();
                        })) {
                    resumed.await();
                    System.out.printf(
                            "resume: %d open incidents in care again, each with that on disk, after %.2f s (%.2f s of processor, load %s, %d entries)%n",
                            incidents,
                            (System.nanoTime() - from) / 1e9,
                            Ground.processor().minus(before).toNanos() / 1e9,
                            Ground.load(),
                            entries(station));
                }
            }
        }
    }

    private static int entries(dev.relight.app.Station station) {
        int[] count = new int[1];
        station.journal().entries(_ -> count[0]++);
        return count[0];
    }
}
