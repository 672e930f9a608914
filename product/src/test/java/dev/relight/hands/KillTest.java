package dev.relight.hands;

import static dev.relight.hands.Bench.alive;
import static dev.relight.hands.Bench.job;
import static dev.relight.hands.Bench.report;
import static dev.relight.hands.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.JobReport.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir Path folder;
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder.resolve("hands"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 1000",
                "sleep 1000 & (sleep 1001 & sleep 1002 &); trap '' TERM; while :; do sleep 1; done",
                "setsid sleep 1003 & (setsid bash -c 'sleep 1004 & wait' &); sleep 1005",
                "set -m; sleep 1006 & sleep 1007 & wait",
                "kill -STOP $$; sleep 1008",
                "env -i sleep 1009 & sleep 1010",
                "bash -c 'trap \"\" TERM INT HUP; setsid bash -c \"trap \\\"\\\" TERM; sleep 1011\"'",
                "yes | while read x; do :; done",
                "while :; do (sleep 0.01; :) & wait; done"
            })
    void at_the_deadline_the_whole_family_dies(String line) throws Exception {
        var job = job(SHORT, line, "echo never");
        var report = bench.run(job);
        assertThat(report.end()).isEqualTo(End.DEADLINE);
        assertThat(report.lines()).hasSize(1);
        assertThat(report.lines().getFirst().exit()).isNull();
        assertThat(report.reason()).doesNotContain("would not die");
        assertThat(alive(job.id())).isZero();
        assertThat(sleepers(line)).isZero();
    }

    /// The `sleep 10xx` of the line, also those that threw the tag away.
    private static long sleepers(String line) throws Exception {
        var sleeps = new ArrayList<String>();
        var found = java.util.regex.Pattern.compile("sleep (10\\d\\d)").matcher(line);
        while (found.find()) sleeps.add("sleep\0" + found.group(1) + "\0");
        long count = 0;
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : all)
                if (Files.exists(process.resolve("cmdline"))
                        && sleeps.contains(commandLine(process))) count++;
        }
        return count;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"));
        } catch (java.io.IOException gone) {
            return "";
        }
    }

    @Test
    void a_command_that_can_end_well_is_asked_first() {
        var report =
                bench.run(
                        job(
                                SHORT,
                                "trap 'echo tidied; exit 0' TERM; for i in {1..50}; do sleep 0.1; done"));
        assertThat(report.end()).isEqualTo(End.DEADLINE);
        assertThat(report.lines().getFirst().stdout()).isEqualTo("tidied\n");
        assertThat(report.took()).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void what_is_killed_because_somebody_asked_says_so() throws Exception {
        var said = Files.createTempDirectory("relight-kill").resolve("said");
        var job = job(Bench.LONG, "echo begun; touch " + said + "; sleep 1000", "echo never");
        var report = bench.start(job);
        until(() -> Files.exists(said));
        Files.delete(said);
        Files.delete(said.getParent());
        bench.hands.kill(job.id());
        assertThat(report(report).end()).isEqualTo(End.KILLED);
        assertThat(report(report).lines()).hasSize(1);
        assertThat(report(report).lines().getFirst().stdout()).isEqualTo("begun\n");
        assertThat(alive(job.id())).isZero();
        bench.hands.kill("no-such-job");
    }

    @Test
    void a_kill_asked_before_the_start_is_through_is_not_forgotten() {
        for (int i = 0; i < 20; i++) {
            var job = job(Bench.LONG, "sleep 1000");
            var report = bench.start(job);
            bench.hands.kill(job.id());
            assertThat(report(report).end()).isEqualTo(End.KILLED);
        }
    }

    @Test
    void a_service_left_in_the_background_outlives_its_job_and_can_go_on_writing()
            throws Exception {
        var alive = folder.resolve("alive");
        var job =
                job(
                        Bench.LONG,
                        "(echo up; for i in {1..30}; do echo tick; head -c 100000 /dev/zero; sleep 0.1; done; echo ok >"
                                + alive
                                + ") & disown; echo started");
        var report = bench.run(job);
        assertThat(report.end()).isEqualTo(End.EXITED);
        assertThat(report.took()).isLessThan(Duration.ofMillis(2500));
        assertThat(report.lines().getFirst().exit()).isZero();
        assertThat(report.lines().getFirst().stdout()).contains("started\n").contains("up\n");
        bench.hands.forget(job.id());
        until(() -> Files.exists(alive));
        assertThat(alive).hasContent("ok");
    }

    @Test
    void a_job_whose_supervisor_hangs_is_killed_by_the_hands_themselves() throws Exception {
        var job = job(SHORT, "setsid sleep 1000 & sleep 1000");
        var report = bench.start(job);
        until(() -> alive(job.id()) >= 3);
        var jobFolder = new JobFolder(bench.root.resolve("jobs").resolve(job.id()));
        var supervisor = Mark.read(jobFolder.claim()).orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(supervisor.pid())).start().waitFor();
        assertThat(report(report).end()).isEqualTo(End.DEADLINE);
        // SIGKILL is on its way when the report is; on a busy machine it takes a moment to arrive.
        until(() -> alive(job.id()) == 0);
    }

    @Test
    void a_job_whose_supervisor_is_killed_is_watched_to_its_end_and_lost() throws Exception {
        var job = job(Bench.LONG, "echo one", "sleep 1.5", "echo never");
        var report = bench.start(job);
        until(() -> alive(job.id()) >= 2);
        var jobFolder = new JobFolder(bench.root.resolve("jobs").resolve(job.id()));
        until(() -> jobFolder.trace().lines().size() == 2);
        Mark.read(jobFolder.claim()).orElseThrow().kill();
        bench.hands.kill(job.id());
        assertThat(report(report).end()).isIn(End.KILLED);
        assertThat(report(report).lines().getFirst().stdout()).isEqualTo("one\n");
        assertThat(alive(job.id())).isZero();
    }

    @Test
    void many_stuck_commands_hold_nobody_up() throws Exception {
        var stuck = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 100; i++)
            stuck.add(
                    bench.start(
                            job(
                                    Duration.ofSeconds(20),
                                    "trap '' TERM; setsid sleep 1099 & sleep 1099")));
        until(() -> sleepers("sleep 1099") == 200);
        long worst = 0;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            var report = bench.run("echo " + i);
            worst = Math.max(worst, System.nanoTime() - before);
            assertThat(report.lines().getFirst().stdout()).isEqualTo(i + "\n");
        }
        System.out.printf("beside 100 stuck jobs: slowest of 20 took %.1f ms%n", worst / 1e6);
        for (var one : stuck) assertThat(one).isNotDone();
        try (var jobs = Files.newDirectoryStream(bench.root.resolve("jobs"))) {
            for (var each : jobs) bench.hands.kill(each.getFileName().toString());
        }
        for (var one : stuck) one.get(60, java.util.concurrent.TimeUnit.SECONDS);
    }
}
