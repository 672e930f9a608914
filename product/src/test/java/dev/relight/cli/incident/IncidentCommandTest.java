package dev.relight.cli.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Beacon;
import dev.relight.app.Station;
import dev.relight.cli.Console;
import dev.relight.cli.Console.Said;
import dev.relight.engine.Notifier;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Incident;
import dev.relight.incident.Policy;
import dev.relight.incident.Question;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real incident, steered from another terminal: real bash, real journal, real letters.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir Path folder;

    @Test
    void an_incident_is_flown_from_another_terminal_to_its_end() throws Exception {
        var beacon = Beacon.in(folder.resolve("beacon"));
        try (var station = station()) {
            var id = station.open(beacon.alert(Beacon.hasty(Autonomy.ASSIST))).join();

            var kindle = question(station, id, "");
            assertThat(relight("list").out()).contains(id).contains("asks " + kindle.title());
            var shown = relight("show", id).out();
            var yes =
                    "relight incident approve %s %s"
                            .formatted(kindle.id(), kindle.digest().substring(0, 8));
            assertThat(shown).contains("bin/beaconctl kindle").contains(yes).contains("pid ");
            assertThat(shown.lines()).allMatch(line -> line.length() <= 100);

            assertThat(relight("ack", id, "--as", "ana").out()).contains("it is yours");
            assertThat(relight("ack", id, "--as", "ana").exit()).isEqualTo(1);
            assertThat(relight("note", id, "wet wood, I think").exit()).isZero();

            var wrong = relight("approve", kindle.id(), "00000000");
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.err()).contains("is not the digest").contains(yes.substring(17));
            assertThat(relight("approve", kindle.id(), kindle.digest()).exit()).isZero();

            var rekindle = question(station, id, kindle.id());
            assertThat(beacon.witness()).containsExactly("kindle begun", "kindle done");
            var stale = relight("approve", kindle.id(), kindle.digest());
            assertThat(stale.exit()).isEqualTo(1);
            assertThat(stale.err()).contains("is not what is asked now: that is " + rekindle.id());
            assertThat(relight("refuse", rekindle.id()).err()).contains("--because");
            assertThat(relight("refuse", rekindle.id(), "--because", "ships at sea").exit())
                    .isZero();

            var sweep = question(station, id, rekindle.id());
            assertThat(sweep.yeses()).isEqualTo(2);
            var code = sweep.digest().substring(0, 12);
            assertThat(relight("approve", sweep.id(), code, "--as", "ana").out())
                    .contains("2 different people");
            var twice = relight("approve", sweep.id(), code, "--as", "ana");
            assertThat(twice.exit()).isEqualTo(1);
            assertThat(relight("approve", sweep.id(), code, "--as", "ben", "--json").out())
                    .contains("\"done\" : true");

            await(() -> station.journal().open().isEmpty());
            assertThat(beacon.isLit()).isTrue();
            assertThat(relight("list", "--json").out()).contains("\"over\" : true");
            assertThat(relight("abort", id, "--because", "late").err()).contains("is over");
            assertThat(relight("timeline", id).out())
                    .contains("wet wood, I think")
                    .contains("ships at sea");
            assertThat(relight("postmortem", id).out()).contains("ana").contains("ben");
        }
        assertThat(beacon.count("rekindle begun")).isZero();
    }

    @Test
    void what_is_said_to_a_stopped_store_is_taken_at_the_next_start() throws Exception {
        var beacon = Beacon.in(folder.resolve("beacon"));
        String id;
        Question kindle;
        try (var station = station()) {
            id = station.open(beacon.alert(Beacon.hasty(Autonomy.ASSIST))).join();
            kindle = question(station, id, "");
        }

        var left = relight("approve", kindle.id(), kindle.digest());
        assertThat(left.exit()).isZero();
        assertThat(left.out()).contains("left for the next start");
        assertThat(beacon.witness()).isEmpty();

        try (var station = station()) {
            question(station, id, kindle.id());
            assertThat(beacon.witness()).containsExactly("kindle begun", "kindle done");
        }
    }

    @Test
    void an_abort_of_a_stopped_store_is_written_at_once() throws Exception {
        var beacon = Beacon.in(folder.resolve("beacon"));
        String id;
        try (var station = station()) {
            id = station.open(beacon.alert(Beacon.hasty(Autonomy.ASSIST))).join();
            question(station, id, "");
        }

        assertThat(relight("abort", id, "--because", "false alarm", "--as", "ana").exit()).isZero();

        assertThat(relight("show", id).out()).contains("aborted");
        assertThat(command("audit", "verify").out()).contains("whole: ");
        var head = command("audit", "head").out().strip();
        assertThat(command("audit", "verify", "--head", head).exit()).isZero();
        assertThat(command("audit", "prune", "--older-than", "90d").out()).startsWith("0 outputs");

        var file = folder.resolve("away.zip").toString();
        assertThat(relight("export", id, "--to", file).exit()).isZero();
        assertThat(relight("timeline", file).out()).isEqualTo(relight("timeline", id).out());
        var imported = relight("import", file).out();
        assertThat(imported).contains("all as they were written (head " + head);
        var name = imported.strip().substring(imported.strip().lastIndexOf(' ') + 1);
        assertThat(relight("show", name).out()).contains("only to be read").contains("aborted");
        try (var journal = SqliteJournal.in(folder.resolve("state"))) {
            assertThat(journal.open()).isEmpty();
            assertThat(journal.verify()).isEmpty();
        }
    }

    @Test
    void after_a_hand_over_a_person_mends_it_and_relight_verifies() throws Exception {
        var beacon = Beacon.in(folder.resolve("beacon"));
        try (var station = station()) {
            // What comes up by itself is believed after so long: the person is the first to say it.
            var patience =
                    Policy.Patience.standard()
                            .settling(
                                    Duration.ofMillis(400),
                                    Duration.ofSeconds(30),
                                    Duration.ofMillis(150))
                            .soaking(Duration.ofMillis(300));
            var slow = Beacon.hasty(Autonomy.OBSERVE).with(patience);
            var id = station.open(beacon.alert(slow)).join();
            await(() -> relight("show", id).out().contains("handed over"));
            assertThat(relight("handover", id).out()).contains("# beacon is down (" + id + ")");

            Files.writeString(folder.resolve("beacon/beacon.state"), "lit\n");
            assertThat(relight("resolve", id, "--because", "dry wood", "--as", "ana").exit())
                    .isZero();

            await(() -> station.journal().open().isEmpty());
            assertThat(relight("timeline", id).out()).contains("dry wood");
        }
    }

    @Test
    void what_does_not_exist_is_said_with_what_does() {
        assertThat(relight("show", "nothing-1").err()).contains("there is no journal");
        var dance = relight("dance");
        assertThat(dance.exit()).isEqualTo(2);
        assertThat(dance.err()).contains("use one of: list, show");
    }

    private Station station() throws IOException {
        var state = folder.resolve("state");
        var setup =
                new Station.Setup(
                        state.resolve("hands"),
                        Beacon.probe(folder),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        var station = Station.open(SqliteJournal.in(state), setup);
        station.begin((_, _, _) -> {});
        station.listen(state, Map.of(), System.err::println);
        return station;
    }

    private static Question question(Station station, String id, String before) {
        await(() -> {
            var asked = pending(station, id);
            return asked != null && !asked.id().equals(before);
        });
        var asked = pending(station, id);
        if (asked == null) throw new AssertionError("the question went away by itself");
        return asked;
    }

    private static @org.jspecify.annotations.Nullable Question pending(Station station, String id) {
        return station.engine().incident(id).orElse(null) instanceof Incident.Open open
                ? open.desk().pending()
                : null;
    }

    private static void await(BooleanSupplier isTrue) {
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.getAsBoolean()) {
            if (System.nanoTime() - last > 0) throw new AssertionError("it did not come about");
            Thread.onSpinWait();
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Said relight(String... words) {
        return command("incident", words);
    }

    private Said command(String name, String... words) {
        var arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--state", folder.resolve("state").toString()));
        return Console.relight(arguments);
    }
}
