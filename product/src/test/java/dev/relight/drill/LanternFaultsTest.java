package dev.relight.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.drill.Saboteur.Attempt;
import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
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

/// Each fault of lantern is made for real, seen, undone, and leaves nothing behind.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LanternFaultsTest {
    @TempDir Path folder;
    private LanternHome home;
    private Leases leases;

    static Stream<String> faults() throws IOException {
        return file().faults().stream().map(Fault::name);
    }

    @BeforeEach
    void light() throws Exception {
        home = LanternHome.light(folder.toRealPath());
        home.ctl("start", "all");
        leases = new Leases(folder.resolve("leases"), InstantSource.system());
    }

    @AfterEach
    void putOut() throws Exception {
        for (var lease : leases.all()) leases.undo(lease);
        home.ctl("stop", "all");
        assertThat(home.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_breaks_lantern_and_its_undo_mends_it(String name) throws Exception {
        var file = file();
        var fault = file.fault(name).orElseThrow();
        var config = Files.readString(home.folder.resolve("config/lantern.properties"));
        var attempt = new Saboteur(file, home.folder, leases).make(fault);
        if (attempt instanceof Attempt.Skipped(var reason))
            Assumptions.abort(name + " cannot be made here: " + reason);
        assertThat(attempt).isInstanceOf(Attempt.Broken.class);
        assertThat(isHealthy()).isFalse();
        var lease = ((Attempt.Broken) attempt).lease();
        assertThat(leases.all()).containsExactly(lease);

        assertThat(leases.undo(lease)).isEqualTo(new Leases.Undone(lease, true, ""));
        assertThat(isHealthy()).isTrue();
        assertThat(leases.all()).isEmpty();
        assertThat(home.folder.resolve("config/lantern.properties")).hasContent(config);
        assertThat(home.bash("ls dumps/*.hprof data/spool/*.tmp 2>/dev/null").said()).isEmpty();
    }

    @Test
    void undoing_twice_does_no_harm() throws Exception {
        var file = file();
        var fault = file.fault("port-conflict").orElseThrow();
        var broken = (Attempt.Broken) new Saboteur(file, home.folder, leases).make(fault);
        assertThat(home.bash("bash " + broken.lease().undo()).isWell()).isTrue();
        assertThat(leases.undo(broken.lease()).well()).isTrue();
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void a_fault_whose_maker_is_gone_is_undone_by_the_next_start() throws Exception {
        var file = file();
        new Saboteur(file, home.folder, leases).make(file.fault("dependency-down").orElseThrow());
        assertThat(leases.sweep()).as("its maker lives").isEmpty();
        var tomorrow =
                new Leases(folder.resolve("leases"), () -> Instant.now().plusSeconds(90_000));
        assertThat(tomorrow.sweep()).hasSize(1).allMatch(Leases.Undone::well);
        assertThat(isHealthy()).isTrue();
    }

    @Test
    void two_who_start_it_at_once_start_it_once() throws Exception {
        home.ctl("stop", "all");
        var line =
                "bin/lanternctl start all & bin/lanternctl start all; mine=$?;"
                        + " wait $! && exit $mine";
        var both = home.bash(line);
        assertThat(both.exit()).as(both.said()).isZero();
        assertThat(both.said()).contains("lantern already runs", "oil already runs");
        assertThat(isHealthy()).isTrue();
    }

    private boolean isHealthy() throws Exception {
        var url = "http://127.0.0.1:" + home.port + "/health";
        return home.bash("curl -sf --max-time 1 " + url).isWell();
    }

    private static FaultFile file() throws IOException {
        var problems = new Problems();
        var file = FaultFile.read("faults.yaml", Files.readString(LanternHome.faults()), problems);
        assertThat(problems.inOrder()).isEmpty();
        return file;
    }
}
