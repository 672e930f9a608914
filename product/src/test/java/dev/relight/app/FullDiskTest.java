package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.engine.Notifier;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Signal;
import dev.relight.journal.JournalFault;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real small disk, filled to the last byte; skipped where no disk may be mounted.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FullDiskTest {
    private static final String SIZE = "3m";
    private static final String LONG_NOTE = "it rains ".repeat(500);

    @TempDir Path folder;

    private Path disk() {
        return folder.resolve("disk");
    }

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectory(disk());
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk().toString()),
                "no small disk can be mounted here (it takes root)");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk().toString());
    }

    @Test
    void a_full_disk_stops_the_engine_with_a_clear_word_and_loses_nothing_accepted()
            throws Exception {
        var accepted = new ArrayList<String>();
        String said;
        try (var station = station()) {
            var beacon = Beacon.in(folder.resolve("beacon"));
            accepted.add(station.open(beacon.alert(Beacon.hasty(Autonomy.OBSERVE))).join());
            said = fill(station, accepted.getFirst());
            var late =
                    station.open(
                            Beacon.in(folder.resolve("b2")).alert(Beacon.hasty(Autonomy.OBSERVE)));
            assertThat(late.isDone() && !late.isCompletedExceptionally())
                    .as("nothing is accepted any more")
                    .isFalse();
        }
        assertThat(said)
                .contains("Relight has stopped")
                .containsAnyOf("is full: make room", "make room or mend its mode");

        assertThat(run("mount", "-o", "remount,size=30m", disk().toString())).isTrue();
        try (var journal = SqliteJournal.in(disk())) {
            assertThat(journal.verify()).isEmpty();
            assertThat(journal.incidents()).containsAll(accepted);
            assertThat(journal.events(accepted.getFirst()))
                    .filteredOn(event -> event instanceof dev.relight.incident.Event.Noted)
                    .hasSize(notes);
        }
    }

    @Test
    void an_output_that_cannot_be_kept_stops_the_engine_too_and_is_kept_at_the_next_start()
            throws Exception {
        var beacon = Beacon.in(folder.resolve("beacon"));
        Files.writeString(
                beacon.home().resolve("bin/beaconctl"),
                """
                #!/usr/bin/env bash
                touch begun; until [ -e go ]; do sleep 0.05; done
                head -c 300000 /dev/urandom | base64
                """);
        String id;
        try (var station = station()) {
            var told = new CompletableFuture<RuntimeException>();
            station.engine().whenHalted(told::complete);
            id = station.open(beacon.alert(Beacon.hasty(Autonomy.OBSERVE))).join();
            Tower.await("a command runs", () -> Files.exists(beacon.home().resolve("begun")));
            fillUp();
            Files.createFile(beacon.home().resolve("go"));

            assertThat(told.get(1, TimeUnit.MINUTES)).hasMessageContaining("make room");
            assertThat(station.engine().fault()).isPresent();
            var late = station.engine().tell(id, new Signal.PersonNoted(Instant.now(), "ana", "?"));
            assertThat(late).isCompletedExceptionally();
        }
        assertThat(run("mount", "-o", "remount,size=30m", disk().toString())).isTrue();
        try (var station = station()) {
            Tower.await(
                    "the command's end is recorded",
                    () ->
                            station.journal().events(id).stream()
                                    .anyMatch(
                                            dev.relight.incident.Event.JobEnded.class::isInstance));
            assertThat(station.engine().fault()).isEmpty();
        }
    }

    /// To the last byte; a commit of the journal may still find room in what it holds already.
    private void fillUp() throws IOException {
        var grain = new byte[4096];
        try (var rest = Files.newOutputStream(disk().resolve("rest"))) {
            while (true) rest.write(grain);
        } catch (IOException full) {
            assertThat(full).isNotNull();
        }
    }

    private int notes;

    /// Note after note, until one is not accepted.
    private String fill(Station station, String id) throws InterruptedException {
        while (notes < 5_000) {
            try {
                var _ =
                        station.engine()
                                .tell(id, new Signal.PersonNoted(Instant.now(), "ana", LONG_NOTE))
                                .get();
                notes++;
            } catch (ExecutionException e) {
                return String.valueOf(e.getCause());
            }
        }
        throw new AssertionError("the disk does not fill up");
    }

    @Test
    void a_journal_cannot_even_begin_on_a_full_disk_and_says_so() throws IOException {
        try {
            Files.write(disk().resolve("rest"), new byte[8 * 1024 * 1024]);
        } catch (IOException full) {
            assertThat(full).isNotNull();
        }

        assertThatThrownBy(() -> SqliteJournal.in(disk()))
                .isInstanceOf(JournalFault.class)
                .hasMessageMatching("(?s).*(full|No space left).*");
    }

    private Station station() throws IOException {
        var setup =
                new Station.Setup(
                        folder.resolve("hands"),
                        Beacon.probe(folder),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        var station = Station.open(SqliteJournal.in(disk()), setup);
        station.begin((_, _, _) -> {});
        return station;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
