package dev.relight.bench.engine;

import dev.relight.app.Station;
import dev.relight.engine.Job;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// From an accepted signal to the start of the first command of its incident, which writes down
/// when it began.
final class FirstCommand {
    private static final Duration RUN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// More than that later is a queue that grows.
    private static final Duration SATURATED = Duration.ofSeconds(1);

    private FirstCommand() {}

    /// At this rate, then faster and faster until it saturates.
    static void measure(int rate) throws IOException, InterruptedException {
        try (var ground = new Ground("first")) {
            var flight = new Flight(ground);
            flight.paced(5, 5);
            System.out.printf("first command, warm: %s%n", flight.report(rate, RUN));
            for (int faster = rate * 2; ; faster += rate) {
                var report = flight.report(faster, Duration.ofSeconds(8));
                System.out.printf("first command: %s%n", report);
                if (report.isSaturated()) break;
            }
            flight.station.close();
        }
    }

    /// Beside commands that nobody can stop gently.
    static void besideStuck(int stuck, int rate) throws IOException, InterruptedException {
        try (var ground = new Ground("stuck")) {
            var flight = new Flight(ground);
            flight.paced(5, 5);
            System.out.printf("stuck: without any: %s%n", flight.report(rate, RUN));
            var ids = new ArrayList<String>();
            for (int i = 0; i < stuck; i++) {
                ids.add("stuck" + i);
                flight.station
                        .hands()
                        .start(
                                new Job(
                                        "stuck" + i,
                                        List.of("trap '' TERM INT; while :; do sleep 1000; done"),
                                        Map.of(),
                                        ground.folder().toString(),
                                        Duration.ofMinutes(30),
                                        false),
                                _ -> {});
            }
            Thread.sleep(Duration.ofSeconds(10));
            System.out.printf("stuck: beside %d: %s%n", stuck, flight.report(rate, RUN));
            ids.forEach(flight.station.hands()::kill);
            System.out.printf("stuck: while they are killed: %s%n", flight.report(rate, RUN));
            Thread.sleep(Duration.ofSeconds(5));
            flight.station.close();
        }
    }

    /// @param accepted nanoseconds from the start of the command back to the accepted signal
    @SuppressWarnings("ArrayRecordComponent") // a hundred thousand figures, never compared
    record Report(int rate, int asked, long[] accepted, Duration processor, String load) {
        boolean isSaturated() {
            var sorted = accepted.clone();
            java.util.Arrays.sort(sorted);
            return accepted.length < asked || sorted[sorted.length * 9 / 10] > SATURATED.toNanos();
        }

        @Override
        public String toString() {
            return "%d/s: %s; %d of %d begun, %.1f ms of this process's processor each (load %s)"
                    .formatted(
                            rate,
                            Ground.spread(accepted),
                            accepted.length,
                            asked,
                            processor.toNanos() / 1e6 / Math.max(1, asked),
                            load);
        }
    }

    private static final class Flight {
        private final Ground ground;
        private final Station station;
        private final Map<String, Long> accepted = new ConcurrentHashMap<>();
        private final Map<String, Long> begun = new ConcurrentHashMap<>();
        private volatile CountDownLatch open = new CountDownLatch(0);
        private int next;

        Flight(Ground ground) throws IOException {
            this.ground = ground;
            station = ground.station(this::heard);
        }

        private void heard(String id, List<Event> events, Incident after) {
            for (var event : events)
                if (event instanceof Event.JobEnded(_, _, var lines, _)
                        && !lines.isEmpty()
                        && lines.getFirst().excerpt().strip().matches("[0-9]{16,20}")) {
                    begun.put(id, Long.parseLong(lines.getFirst().excerpt().strip()));
                    open.countDown();
                    station.submit(
                            id, new Signal.PersonAborted(Instant.now(), "bench", "measured"));
                }
        }

        Report report(int rate, Duration run) throws IOException, InterruptedException {
            accepted.clear();
            begun.clear();
            var before = Ground.processor();
            int asked = paced(rate, (int) run.toSeconds());
            var used = Ground.processor().minus(before);
            var times =
                    begun.entrySet().stream()
                            .filter(entry -> accepted.containsKey(entry.getKey()))
                            .mapToLong(entry -> entry.getValue() - at(entry.getKey()))
                            .toArray();
            return new Report(rate, asked, times, used, Ground.load());
        }

        private long at(String id) {
            return accepted.getOrDefault(id, 0L);
        }

        int paced(int rate, int seconds) throws IOException, InterruptedException {
            int all = rate * seconds;
            open = new CountDownLatch(all);
            var plan = ground.plan("date +%s%N");
            long from = System.nanoTime();
            for (int i = 0; i < all; i++) {
                long wait = from + i * 1_000_000_000L / rate - System.nanoTime();
                if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
                var durable = station.open(ground.alert("s" + ++next, plan));
                var _ = durable.thenAccept(id -> accepted.put(id, now()));
            }
            var _ = open.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return all;
        }

        private static long now() {
            var now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }
    }
}
