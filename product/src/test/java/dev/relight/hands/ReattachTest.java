package dev.relight.hands;

import static dev.relight.hands.Bench.LONG;
import static dev.relight.hands.Bench.alive;
import static dev.relight.hands.Bench.fresh;
import static dev.relight.hands.Bench.job;
import static dev.relight.hands.Bench.outputs;
import static dev.relight.hands.Bench.report;
import static dev.relight.hands.Bench.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Job;
import dev.relight.engine.JobReport.End;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReattachTest {
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

    @Test
    void a_job_outlives_a_killed_relight_and_is_taken_hold_of_by_the_next() throws Exception {
        var proof = folder.resolve("proof");
        var id = fresh();
        kill(id, 60_000, "echo run >>" + proof + "; sleep 2; echo late; (exit 7)");
        assertThat(alive(id)).isPositive();
        bench.reopen();
        var report = report(bench.reattach(id));
        assertThat(report.end()).isEqualTo(End.EXITED);
        assertThat(report.lines().getFirst().exit()).isEqualTo(7);
        assertThat(report.lines().getFirst().stdout()).isEqualTo("late\n");
        assertThat(report.took().toMillis()).isGreaterThan(1900);
        assertThat(proof).hasContent("run");
    }

    @Test
    void without_any_relight_the_deadline_still_holds() throws Exception {
        var id = fresh();
        kill(id, 1_500, "trap '' TERM; setsid sleep 1000 & sleep 1000");
        until(() -> alive(id) == 0);
        bench.reopen();
        assertThat(report(bench.reattach(id)).end()).isEqualTo(End.DEADLINE);
    }

    @Test
    void a_job_taken_hold_of_can_be_killed() throws Exception {
        var id = fresh();
        kill(id, 60_000, "sleep 1000");
        bench.reopen();
        bench.hands.kill(id);
        assertThat(report(bench.reattach(id)).end()).isEqualTo(End.KILLED);
        assertThat(alive(id)).isZero();
    }

    /// Starts a job in another JVM and kills that JVM when the job runs.
    private void kill(String id, long deadlineMillis, String line) throws Exception {
        var doomed = DoomedHands.spawn(bench.root, deadlineMillis, line, List.of(id));
        until(() -> alive(id) > 1);
        doomed.destroyForcibly().waitFor();
    }

    @Test
    void whenever_relight_is_killed_each_job_runs_exactly_once() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            var proof = Files.createDirectory(folder.resolve("proof-" + round));
            var line = "echo run >>" + proof + "/@; sleep 0.05; echo out";
            var ids = new ArrayList<String>();
            for (int i = 0; i < 25; i++) ids.add(fresh());
            var doomed = DoomedHands.spawn(bench.root, 60_000, line, ids);
            var said = doomed.inputReader(StandardCharsets.UTF_8);
            assertThat(said.readLine()).isEqualTo("started");
            Thread.sleep(random.nextInt(350));
            doomed.destroyForcibly().waitFor();
            bench.reopen();
            for (var id : ids) {
                var job =
                        new Job(id, List.of(line.replace("@", id)), Map.of(), "/tmp", LONG, false);
                var report = bench.run(job);
                assertThat(report.end()).as(report.reason()).isEqualTo(End.EXITED);
                assertThat(outputs(report)).containsExactly("out\n");
                assertThat(proof.resolve(id)).hasContent("run");
            }
        }
    }

    @Test
    void a_job_that_was_intended_but_not_started_is_run_and_only_then() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof);
        intended(job);
        assertThat(report(bench.reattach(job.id())).end()).isEqualTo(End.NOT_STARTED);
        assertThat(proof).doesNotExist();
        assertThat(bench.run(job).end()).isEqualTo(End.EXITED);
        assertThat(proof).hasContent("run");
    }

    @Test
    void a_supervisor_that_comes_after_its_job_was_given_up_runs_nothing() throws Exception {
        var proof = folder.resolve("proof");
        var job = job(LONG, "echo run >>" + proof);
        var late = intended(job);
        assertThat(report(bench.reattach(job.id())).end()).isEqualTo(End.NOT_STARTED);
        var spawned = new Spawner(bench.root, "/usr/bin:/bin").spawn(late, job);
        assertThat(spawned.word()).isEqualTo("taken");
        assertThat(spawned.process().waitFor()).isPositive();
        assertThat(proof).doesNotExist();
    }

    private JobFolder intended(Job job) throws Exception {
        var jobFolder = new JobFolder(bench.root.resolve("jobs").resolve(job.id()));
        jobFolder.write(job, new Surroundings(System.getenv()).of(job.id(), Map.of()));
        return jobFolder;
    }

    @Test
    void a_folder_from_before_the_machine_was_started_anew_is_lost() throws Exception {
        var job = job(LONG, "echo");
        var intent = intended(job).path().resolve("intent");
        Files.writeString(intent, Files.readString(intent).replaceAll("\\S+\n$", "other-boot\n"));
        var report = bench.run(job);
        assertThat(report.end()).isEqualTo(End.LOST);
        assertThat(report.reason()).contains("started anew");
    }

    @Test
    void a_pid_that_belongs_to_somebody_else_by_now_is_not_taken_for_the_supervisor()
            throws Exception {
        var job = job(LONG, "echo");
        var jobFolder = intended(job);
        var own = ProcessHandle.current().pid();
        Files.writeString(jobFolder.path().resolve("claim"), own + " 1\n");
        Files.writeString(
                jobFolder.path().resolve("log"), "ready 1.0\nshell " + own + " 1\nstart 1 1.5\n");
        var report = bench.run(job);
        assertThat(report.end()).isEqualTo(End.LOST);
        assertThat(report.lines()).hasSize(1);
        assertThat(report.lines().getFirst().exit()).isNull();
    }

    @Test
    void an_end_that_was_not_written_to_its_end_does_not_count() throws Exception {
        var job = job(LONG, "echo");
        var jobFolder = intended(job);
        Files.writeString(jobFolder.path().resolve("claim"), "1 1\n");
        Files.writeString(jobFolder.path().resolve("log"), "ready 1.0\nstart 1 1.5\nend 1 0 1.6");
        assertThat(bench.run(job).lines().getFirst().exit()).isNull();
    }

    @Test
    void what_was_forgotten_while_it_ran_is_removed_when_it_ends_even_after_a_crash()
            throws Exception {
        var job = job(LONG, "sleep 0.5");
        var started = bench.start(job);
        var jobFolder = new JobFolder(bench.root.resolve("jobs").resolve(job.id()));
        until(() -> alive(job.id()) > 0);
        bench.hands.forget(job.id());
        assertThat(jobFolder.path()).exists();
        report(started);
        until(() -> !jobFolder.exists());

        var second = fresh();
        kill(second, 60_000, "sleep 1");
        var secondFolder = new JobFolder(bench.root.resolve("jobs").resolve(second));
        bench.reopen();
        bench.hands.forget(second);
        assertThat(alive(second)).isPositive();
        until(() -> secondFolder.trace().over() != null);
        bench.reopen();
        assertThat(secondFolder.path()).doesNotExist();
    }
}
