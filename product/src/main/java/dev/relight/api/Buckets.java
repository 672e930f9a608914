package dev.relight.api;

import java.time.Duration;
import java.util.List;

/// A histogram of durations: how many took at most so long.
final class Buckets {
    /// From a restart that works at once to an outage of hours.
    private static final List<Integer> SECONDS =
            List.of(15, 30, 60, 120, 300, 600, 1800, 3600, 14400);

    private final String name;
    private final long[] counts = new long[SECONDS.size() + 1];
    private double sum;

    Buckets(String name) {
        this.name = name;
    }

    synchronized void see(Duration took) {
        double seconds = took.toMillis() / 1000.0;
        int at = 0;
        while (at < SECONDS.size() && seconds > SECONDS.get(at)) at++;
        counts[at]++;
        sum += seconds;
    }

    synchronized void write(StringBuilder text) {
        text.append("# TYPE " + name + " histogram\n").append("# UNIT " + name + " seconds\n");
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i];
            var edge = i < SECONDS.size() ? SECONDS.get(i) + ".0" : "+Inf";
            text.append("%s_bucket{le=\"%s\"} %d\n".formatted(name, edge, below));
        }
        text.append(name + "_count " + below + "\n").append(name + "_sum " + sum + "\n");
    }
}
