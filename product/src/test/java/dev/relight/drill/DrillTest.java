package dev.relight.drill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `relight drill` as a team types it, in processes of its own, on a real lantern.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DrillTest {
    private static final Path EXAMPLE = Path.of("../examples/lantern").toAbsolutePath().normalize();

    private record Ended(int exit, String said) {}

    @TempDir Path folder;
    private @Nullable LanternHome lantern;

    private void light() throws Exception {
        lantern = LanternHome.light(folder);
        lantern.ctl("start", "all");
        course(lantern.port, lantern.oilPort);
    }

    @AfterEach
    void putOut() throws Exception {
        if (lantern != null) lantern.ctl("stop", "all");
    }

    @Test
    void nothing_is_broken_on_an_environment_that_was_not_named() throws Exception {
        course(1, 2);
        var ended = drill("course.yaml", "--fault", "crash");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said()).contains("no environment was named", "say --on lab");
        var elsewhere = drill("course.yaml", "--fault", "crash", "--on", "production");
        assertThat(elsewhere.said()).contains("you named 'production'", "nothing was broken");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void a_crash_is_restored_scored_and_written_down() throws Exception {
        light();
        var ended =
                drill(
                        "course.yaml",
                        "--on",
                        "lab",
                        "--fault",
                        "crash",
                        "--soak",
                        "1s",
                        "--json",
                        "out.json",
                        "--html",
                        "out.html",
                        "--junit",
                        "out.xml");
        assertThat(ended.said()).contains("crash", "restored", "1 of 1 restored");
        assertThat(ended.exit()).isZero();
        assertThat(folder.resolve("out.json"))
                .content()
                .contains("\"fault\" : \"crash\"", "\"asExpected\" : true", "\"undone\" : true");
        assertThat(folder.resolve("out.xml"))
                .content()
                .contains("tests=\"1\" failures=\"0\"", "name=\"crash\"");
        assertThat(folder.resolve("out.html")).content().contains("1 of 1 faults restored");
        var fresh = drill("course.yaml", "--on", "lab");
        assertThat(fresh.said()).contains("crash", "restored", "hang", "never drilled");
    }

    @Test
    void a_drill_that_was_killed_leaves_its_undo_and_the_next_one_begins_with_it()
            throws Exception {
        light();
        var first = start("course.yaml", "--on", "lab", "--fault", "bad-config", "--soak", "60s");
        awaitSaid("breaking", first);
        awaitBroken();
        first.destroyForcibly().waitFor();
        assertThat(isWell()).isFalse();
        var next = drill("course.yaml", "--on", "lab", "--fault", "crash", "--soak", "1s");
        assertThat(next.said()).contains("an earlier drill left 'bad-config' behind: undone");
        assertThat(next.exit()).isZero();
        assertThat(folder.resolve("state/leases")).isEmptyDirectory();
        assertThat(isWell()).isTrue();
    }

    @Test
    void a_fault_can_be_handed_to_the_chaos_toolkit() throws Exception {
        course(1, 2);
        var ended = drill("course.yaml", "--on", "lab", "--fault", "crash", "--export", "chaos");
        assertThat(ended.exit()).isZero();
        assertThat(folder.resolve("chaos/lantern-crash.json"))
                .content()
                .contains("\"steady-state-hypothesis\"", "\"rollbacks\"", "kill -KILL");
    }

    @Test
    void a_course_with_a_mistake_is_refused_with_the_way_to_mend_it() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "environment: lab\nwings: two\n");
        var ended = drill("bad.yaml", "--on", "lab", "--all");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said()).contains("bad.yaml", "mend:");
    }

    private void course(int port, int oilPort) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                folder.resolve("course.yaml"),
                """
                environment: lab
                service: lantern
                home: home
                runbook: %1$s/service-down.md
                faults: %1$s/faults.yaml
                rules: [%1$s/relight-rules.yaml]
                health: http://127.0.0.1:%2$s/health
                values: {port: "%2$s", oil-port: "%3$s"}
                settle: 6s
                """
                        .formatted(EXAMPLE, "" + port, "" + oilPort));
    }

    private Ended drill(String... words) throws IOException, InterruptedException {
        var process = start(words);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said());
    }

    private Process start(String... words) throws IOException {
        var all = new ArrayList<String>();
        all.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        "dev.relight.cli.Main",
                        "drill"));
        all.addAll(List.of(words));
        all.addAll(List.of("--state", folder.resolve("state").toString()));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
    }

    private void awaitSaid(String word, Process drill) throws Exception {
        while (!said().contains(word)) {
            assertThat(drill.isAlive()).as(said()).isTrue();
            Thread.sleep(20);
        }
    }

    private void awaitBroken() throws Exception {
        while (isWell()) Thread.sleep(20);
    }

    private boolean isWell() throws Exception {
        var lit = requireNonNull(lantern);
        var look = "curl -sf --max-time 2 -o /dev/null http://127.0.0.1:" + lit.port + "/health";
        return lit.bash(look).isWell();
    }
}
