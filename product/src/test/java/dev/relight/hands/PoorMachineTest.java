package dev.relight.hands;

import static dev.relight.hands.Bench.LONG;
import static dev.relight.hands.Bench.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.engine.JobReport.End;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoorMachineTest {
    @TempDir Path folder;

    @Test
    void a_machine_without_a_tool_says_which_and_how_to_mend_it() throws Exception {
        var tools = Files.createDirectory(folder.resolve("tools"));
        for (var tool : List.of("setsid", "mkfifo", "head", "tail", "dd"))
            assertThat(Files.createFile(tools.resolve(tool)).toFile().setExecutable(true)).isTrue();
        assertThat(new Spawner(folder, tools.toString()).lacking())
                .containsExactly(
                        "bash is not on the PATH (" + tools + "); install it",
                        "grep is not on the PATH (" + tools + "); install it");
    }

    @Test
    void in_a_full_folder_nothing_is_started_and_a_command_is_not_hurt() throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                sh("mount -t tmpfs -o size=1m,mode=700 tmpfs " + small) == 0,
                "needs the right to mount a small file system");
        try (var bench = new Bench(small)) {
            var job = job(LONG, "head -c 3000000 /dev/zero; echo ${PIPESTATUS[0]} >&2");
            var flood = bench.run(job);
            assertThat(flood.end()).isEqualTo(End.EXITED);
            assertThat(flood.lines().getFirst().exit()).isZero();
            assertThat(sh("head -c 2000000 /dev/zero >" + small + "/filler")).isNotZero();
            var wide = bench.run(job(LONG, "echo ran >" + folder + "/proof"));
            assertThat(wide.end()).isEqualTo(End.NOT_STARTED);
            assertThat(wide.reason()).contains("space");
            assertThat(folder.resolve("proof")).doesNotExist();
            Files.delete(small.resolve("filler"));
            bench.hands.forget(job.id());
            assertThat(bench.run(job(LONG, "echo again")).end()).isEqualTo(End.EXITED);
        } finally {
            Bench.until(() -> sh("umount " + small) == 0);
        }
    }

    @Test
    void when_the_folder_fills_up_in_the_middle_the_command_goes_on_and_its_end_is_known()
            throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                sh("mount -t tmpfs -o size=300k,mode=700 tmpfs " + small) == 0,
                "needs the right to mount a small file system");
        try (var bench = new Bench(small)) {
            var report =
                    bench.run(
                            job(
                                    LONG,
                                    "yes | head -c 3000000; echo ${PIPESTATUS[*]} >"
                                            + folder
                                            + "/proof",
                                    "(exit 6)"));
            assertThat(report.end()).isEqualTo(End.EXITED);
            assertThat(report.lines().get(0).stdout())
                    .startsWith("y\ny\n")
                    .contains("was lost: no space");
            assertThat(report.lines().get(1).exit()).isEqualTo(6);
            assertThat(folder.resolve("proof")).hasContent("141 0");
        } finally {
            Bench.until(() -> sh("umount " + small) == 0);
        }
    }

    private static int sh(String line) throws Exception {
        return new ProcessBuilder("bash", "-c", line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void old_output_goes_at_the_next_start_but_the_proof_that_the_job_ran_stays() throws Exception {
        try (var bench = new Bench(folder.resolve("hands"))) {
            var job = job(LONG, "echo raw");
            bench.run(job);
            var jobFolder = bench.root.resolve("jobs").resolve(job.id());
            Files.setLastModifiedTime(
                    jobFolder, FileTime.from(Instant.now().minus(java.time.Duration.ofDays(8))));
            Files.createDirectory(bench.root.resolve("jobs").resolve("half-made"));
            bench.reopen();
            assertThat(bench.root.resolve("jobs").resolve("half-made")).doesNotExist();
            var again = bench.run(job);
            assertThat(again.end()).isEqualTo(End.EXITED);
            assertThat(again.lines().getFirst().exit()).isZero();
            assertThat(again.lines().getFirst().stdout()).isEmpty();
        }
    }

    @Test
    void a_job_cannot_find_itself_by_the_words_of_its_command_or_id() throws Exception {
        try (var bench = new Bench(folder.resolve("hands"))) {
            var job =
                    new dev.relight.engine.Job(
                            "zyxwvuts-1.restart.1",
                            List.of("pgrep -fl zyxwvuts || echo nobody"),
                            Map.of(),
                            "/tmp",
                            LONG,
                            false);
            assertThat(bench.run(job).lines().getFirst().stdout()).isEqualTo("nobody\n");
        }
    }
}
