package dev.relight.hands;

import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.secret.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;

/// Real hands on a root of their own, with the words the tests need.
@NullMarked
final class Bench implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);
    private static final AtomicInteger NEXT = new AtomicInteger();

    final Path root;
    LocalHands hands;

    Bench(Path root) throws IOException {
        this.root = root;
        this.hands = LocalHands.open(root, new Redactor());
    }

    /// As after a crash: nothing of the old hands is used any more.
    void reopen() throws IOException {
        hands.close();
        hands = LocalHands.open(root, new Redactor());
    }

    static String fresh() {
        return "t" + ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet();
    }

    static Job job(Duration deadline, String... lines) {
        return new Job(fresh(), List.of(lines), Map.of(), "/tmp", deadline, false);
    }

    JobReport run(String... lines) {
        return run(job(LONG, lines));
    }

    JobReport run(Job job) {
        return report(start(job));
    }

    CompletableFuture<JobReport> start(Job job) {
        var report = new CompletableFuture<JobReport>();
        hands.start(job, report::complete);
        return report;
    }

    CompletableFuture<JobReport> reattach(String id) {
        var report = new CompletableFuture<JobReport>();
        hands.reattach(id, report::complete);
        return report;
    }

    static JobReport report(CompletableFuture<JobReport> report) {
        try {
            return report.get(90, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no report within 90 s", e);
        }
    }

    static List<String> outputs(JobReport report) {
        return report.lines().stream().map(JobReport.Line::stdout).toList();
    }

    /// How many processes carry the tag of this job.
    static long alive(String id) throws IOException {
        long count = 0;
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : all)
                if (environment(process).contains("RELIGHT_JOB=" + id + "\0")) count++;
        }
        return count;
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("not so after 30 s");
            Thread.sleep(10);
        }
    }

    /// Something that becomes true.
    interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() {
        hands.close();
    }
}
