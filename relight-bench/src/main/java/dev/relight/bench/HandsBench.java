package dev.relight.bench;

import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.hands.LocalHands;
import dev.relight.secret.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What it costs to run a command: alone, in numbers, beside stuck ones, and with much output.
public final class HandsBench {
    private static final int STUCK = 100;
    private static final int ROUNDS = 200;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final LocalHands hands;
    private int next;

    private HandsBench(LocalHands hands) {
        this.hands = hands;
    }

    public static void main(String[] args) throws IOException {
        var root = Files.createTempDirectory("hands-bench");
        try (var hands = LocalHands.open(root, new Redactor())) {
            var bench = new HandsBench(hands);
            bench.oneByOne("warming up");
            bench.oneByOne("one echo at a time");
            bench.atOnce();
            bench.paced(20);
            bench.output("head -c 1000000000 /dev/zero", 1000);
            bench.output("yes 0123456789012345678901234567890123456789 | head -c 500000000", 500);
            bench.besideStuck();
        }
    }

    private Job job(Duration deadline, String line) {
        var id = "b" + ProcessHandle.current().pid() + "." + ++next;
        return new Job(id, List.of(line), Map.of(), "/tmp", deadline, false);
    }

    private CompletableFuture<JobReport> start(Job job) {
        var report = new CompletableFuture<JobReport>();
        hands.start(
                job,
                ended -> {
                    hands.forget(job.id());
                    report.complete(ended);
                });
        return report;
    }

    private void oneByOne(String what) {
        var took = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long before = System.nanoTime();
            start(job(DEADLINE, "echo hi")).join();
            took[i] = System.nanoTime() - before;
        }
        print(what, took);
    }

    private void atOnce() {
        long before = System.nanoTime();
        var all = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < ROUNDS; i++) all.add(start(job(DEADLINE, "echo hi")));
        all.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf("%d at once: %.0f jobs/s%n", ROUNDS, ROUNDS / seconds);
    }

    /// From the call to the start of the line, at a steady rate.
    private void paced(int perSecond) {
        var took = new long[ROUNDS];
        var all = new ArrayList<CompletableFuture<JobReport>>();
        var asked = new ArrayList<java.time.Instant>();
        long at = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            asked.add(java.time.Instant.now());
            all.add(start(job(DEADLINE, "echo hi")));
            at += 1_000_000_000L / perSecond;
            java.util.concurrent.locks.LockSupport.parkNanos(at - System.nanoTime());
        }
        for (int i = 0; i < ROUNDS; i++)
            took[i] =
                    Duration.between(asked.get(i), all.get(i).join().lines().getFirst().started())
                            .toNanos();
        print(perSecond + " a second, from the call to the line's start", took);
    }

    private void output(String line, int megabytes) {
        var ended = start(job(DEADLINE, line)).join().lines().getFirst();
        System.out.printf(
                "%s: %.0f MB/s, %d of %d bytes kept%n",
                line,
                megabytes / (ended.took().toNanos() / 1e9),
                ended.stdout().length(),
                ended.stdoutBytes());
    }

    private void besideStuck() {
        var ids = new ArrayList<String>();
        var all = new ArrayList<CompletableFuture<JobReport>>();
        for (int i = 0; i < STUCK; i++) {
            var job = job(DEADLINE, "trap '' TERM; setsid sleep 1000 & sleep 1000");
            ids.add(job.id());
            all.add(start(job));
        }
        start(job(DEADLINE, "sleep 3")).join();
        oneByOne("one echo at a time beside " + STUCK + " stuck commands");
        ids.forEach(hands::kill);
        all.forEach(CompletableFuture::join);
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }
}
