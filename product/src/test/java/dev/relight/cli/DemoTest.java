package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.cli.Console.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The demo as people run it: a real lantern, really broken, repaired by its runbook.
///
/// `make demo-all` plays every fault; `-Drelight.kills=10` kills Relight at ten moments.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemoTest {
    private static final long LIMIT_SECONDS = 180;

    @TempDir Path folder;
    private Path state;

    @BeforeEach
    void built() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(Path.of("../examples/lantern/target/lantern.jar")),
                "examples/lantern is not packaged; mvn verify does it");
        state = folder.toRealPath().resolve("state");
    }

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        assertThat(ours()).as("processes").isEmpty();
        assertThat(Files.readString(Path.of("/proc/mounts"))).doesNotContain(state.toString());
    }

    @Test
    void each_fault_is_repaired_by_its_own_scenario() throws IOException {
        var ended = demo("", "--fault", "port-conflict,dependency-down", "--soak", "1s");
        assertThat(ended.exit()).as(ended.out()).isZero();
        assertThat(ended.out())
                .contains("Scenario 2: Port conflict  (line", "demo: Ada and Ben say yes")
                .contains("Scenario 5: Oil is down  (line", "bin/lanternctl start oil  (line")
                .doesNotContain("no help");
        assertThat(state.resolve("records/port-conflict/timeline.txt")).exists();
        assertThat(state).isDirectoryNotContaining(p -> !p.endsWith("records"));
    }

    @Test
    void who_is_asked_and_says_no_is_obeyed() throws IOException {
        var ended = demo("no\n", "--fault", "hang", "--soak", "1s", "--ask");
        assertThat(ended.exit()).as(ended.out()).isEqualTo(Exit.NO);
        assertThat(ended.out())
                .contains("say yes? [y/N]", "you says no", "hands over")
                .doesNotContain("›  runs         kill");
    }

    @Test
    void a_wrong_word_is_told_and_nothing_is_started() throws IOException {
        var ended = demo("", "--fault", "hangs");
        assertThat(ended.exit()).isEqualTo(Exit.USAGE);
        assertThat(ended.out()).contains("no fault is called 'hangs'", "Did you mean 'hang'?");
        assertThat(state).doesNotExist();
    }

    @ParameterizedTest(name = "after {0} ms")
    @MethodSource("moments")
    void killed_at_any_moment_it_goes_on(int moment) throws Exception {
        var killed = start("--fault", "bad-config", "--soak", "1s");
        boolean early = !killed.waitFor(moment, TimeUnit.MILLISECONDS);
        killed.destroyForcibly().waitFor();
        if (!early) return;

        var ended = demo("", "--fault", "bad-config", "--soak", "1s");
        assertThat(ended.exit()).as(ended.out()).isZero();
        assertThat(ended.out()).contains("bad-config       restored");
        var acts = "line 170 started \\(disruptive\\)";
        var timeline = Files.readString(state.resolve("records/bad-config/timeline.txt"));
        assertThat(timeline.split(acts, -1)).as("run once\n%s", timeline).hasSize(2);
    }

    static List<Integer> moments() {
        var random = new Random(7);
        int kills = Integer.getInteger("relight.kills", 2);
        return IntStream.range(0, kills).mapToObj(_ -> 1_500 + random.nextInt(7_000)).toList();
    }

    @Test
    void stopped_by_a_signal_it_undoes_everything() throws Exception {
        var demo = start("--fault", "hang", "--soak", "1s");
        demo.waitFor(4, TimeUnit.SECONDS);
        demo.destroy();
        assertThat(demo.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out")).content().contains("done; nothing is left behind");
        assertThat(state).doesNotExist();
    }

    private Said demo(String typed, String... words) {
        var console = Console.together(140, typed);
        return console.said(Main.run(line(words), console.terminal()));
    }

    private Process start(String... words) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var all = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        all.addAll(line(words));
        var out = folder.resolve("out").toFile();
        return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(out).start();
    }

    private List<String> line(String... words) {
        var all = new ArrayList<>(List.of("demo", "--state", state.toString()));
        all.addAll(List.of(words));
        return all;
    }

    private List<String> ours() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line ->
                        line.contains("dev.relight.lantern.") && line.contains(state.toString()))
                .toList();
    }
}
