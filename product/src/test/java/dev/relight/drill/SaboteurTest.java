package dev.relight.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.drill.Saboteur.Attempt;
import dev.relight.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way back is on disk before anything is broken; what cannot be made is skipped with a reason.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SaboteurTest {
    @TempDir Path folder;
    private Leases leases;

    @BeforeEach
    void leases() {
        leases = new Leases(folder.resolve("leases"), InstantSource.system());
    }

    @Test
    void the_undo_is_on_disk_before_the_fault_is_made() throws Exception {
        var fault = fault("true", "cp ../leases/*/undo.sh seen; touch broken", "[ -e broken ]");
        assertThat(make(fault)).isInstanceOf(Attempt.Broken.class);
        assertThat(home().resolve("seen")).content().contains("rm -f broken");
    }

    @Test
    void what_cannot_be_made_here_is_skipped_with_its_reason_and_nothing_is_touched()
            throws Exception {
        var fault = fault("echo needs wings; exit 1", "touch broken", "true");
        assertThat(make(fault)).isEqualTo(new Attempt.Skipped("needs wings"));
        assertThat(home()).isEmptyDirectory();
        assertThat(leases.all()).isEmpty();
    }

    @Test
    void a_fault_that_only_half_works_is_undone_at_once() throws Exception {
        var fault = fault("true", "touch broken; echo the saw broke >&2; exit 3", "true");
        assertThat(make(fault)).isEqualTo(new Attempt.Failed("the saw broke"));
        assertThat(home()).isEmptyDirectory();
        assertThat(leases.all()).isEmpty();
    }

    @Test
    void an_undo_that_fails_keeps_its_lease_and_says_what_to_type() throws Exception {
        var fault = new Fault("f", "breaks", "true", "true", "true", "echo no way back; exit 1");
        var broken = (Attempt.Broken) make(fault);
        var undone = leases.undo(broken.lease());
        assertThat(undone.well()).isFalse();
        assertThat(undone.said()).contains("no way back", "by hand: bash ", "undo.sh");
        assertThat(leases.all()).hasSize(1);
    }

    @Test
    void an_undo_waits_for_a_fault_that_a_killed_relight_left_in_the_making() throws Exception {
        var fault = fault("true", "true", "true");
        var lease = ((Attempt.Broken) make(fault)).lease();
        var left = lease.folder().resolve("make.sh");
        var body = "touch making; until [ -e goOn ]; do sleep 0.02; done; touch broken";
        Files.writeString(left, Script.text(home(), lease.folder(), "", body));
        var maker = Thread.ofVirtual().start(() -> run(left));
        while (Files.notExists(home().resolve("making"))) Thread.sleep(5);

        var undoing = CompletableFuture.supplyAsync(() -> undo(lease));
        Files.createFile(home().resolve("goOn"));
        assertThat(undoing.get(20, TimeUnit.SECONDS).well()).isTrue();
        maker.join();
        assertThat(home().resolve("broken")).doesNotExist();
    }

    @Test
    void mistakes_in_a_fault_file_are_told_with_their_lines() {
        var problems = new Problems();
        var file =
                FaultFile.read(
                        "faults.yaml",
                        """
                        faults:
                          - name: crash
                            breaks: it dies
                            mak: kill 1
                          - {name: Bad Name, breaks: x, make: x, proof: x, undo: x}
                        """,
                        problems);
        assertThat(file.faults()).isEmpty();
        assertThat(problems.inOrder().stream().map(p -> p.where().line() + " " + p.what()))
                .contains(
                        "4 'mak' is not known here",
                        "2 a fault has no 'make'",
                        "2 a fault has no 'undo'",
                        "5 'Bad Name' cannot name a fault");
    }

    private Attempt make(Fault fault) throws Exception {
        Files.createDirectories(home());
        return new Saboteur(new FaultFile("", List.of(fault)), home(), leases).make(fault);
    }

    private static void run(Path script) {
        try {
            Script.run(script, Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Leases.Undone undo(Lease lease) {
        try {
            return leases.undo(lease);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static Fault fault(String needs, String make, String proof) {
        return new Fault("f", "it breaks", needs, make, proof, "rm -f broken seen");
    }
}
