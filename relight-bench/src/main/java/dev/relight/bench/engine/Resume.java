package dev.relight.bench.engine;

import dev.relight.incident.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
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
                again(ground, incidents);
                cold(ground, incidents);
            }
        }
    }

    /// A new process, as after a crash: nothing is compiled yet, and only the first compiler is
    /// used, as by `relight serve`.
    private static void cold(Ground ground, int incidents)
            throws IOException, InterruptedException {
        var java = new ArrayList<String>();
        java.add(ProcessHandle.current().info().command().orElse("java"));
        java.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        java.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineBench.class.getName(),
                        "resumed",
                        ground.folder().toString(),
                        Integer.toString(incidents)));
        new ProcessBuilder(java).inheritIO().start().waitFor();
    }

    /// From the opening of the journal until each is in care, with that on disk.
    static void again(Ground ground, int incidents) throws IOException, InterruptedException {
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
                    "resume: %d open incidents in care again, each with that on disk, after %.2f s; %.1f s after the start of the process (%.2f s of processor, load %s, %d entries)%n",
                    incidents,
                    (System.nanoTime() - from) / 1e9,
                    ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
                    Ground.processor().minus(before).toNanos() / 1e9,
                    Ground.load(),
                    entries(station));
        }
    }

    private static int entries(dev.relight.app.Station station) {
        int[] count = new int[1];
        station.journal().entries(_ -> count[0]++);
        return count[0];
    }
}
