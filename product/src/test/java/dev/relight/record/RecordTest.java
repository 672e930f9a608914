package dev.relight.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.relight.app.Beacon;
import dev.relight.app.Station;
import dev.relight.engine.Notifier;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import dev.relight.secret.Redactor;
import dev.relight.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people keep of one real flight: two steps that do not help, and a third that two people
/// agree to.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordTest {
    @TempDir static Path folder;

    private static List<Event> events = List.of();

    @BeforeAll
    static void a_beacon_is_flown() throws Exception {
        var over = new CountDownLatch(1);
        var answered = ConcurrentHashMap.<String>newKeySet();
        try (var station = station()) {
            station.begin((id, _, after) -> {
                if (after instanceof Incident.Over) over.countDown();
                if (!(after instanceof Incident.Open open)) return;
                var question = open.desk().pending();
                if (question == null || !answered.add(question.id())) return;
                for (var person : List.of("ana", "ben").subList(0, question.yeses()))
                    station.submit(
                            id,
                            new Signal.PersonApproved(
                                    Instant.now(), person, question.id(), question.digest()));
            });
            var beacon = Beacon.in(folder.resolve("beacon"));
            var id = station.open(beacon.alert(Beacon.hasty(Autonomy.AUTO))).join();
            station.submit(id, new Signal.PersonNoted(Instant.now(), "cleo", "it rains"));
            assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
            events = station.journal().events(id);
        }
    }

    private static Station station() throws IOException {
        var setup =
                new Station.Setup(
                        folder.resolve("hands"),
                        Beacon.probe(folder),
                        Notifier.silent(),
                        Set.of(),
                        new Redactor());
        return Station.open(SqliteJournal.in(folder.resolve("state")), setup);
    }

    @Test
    void the_timeline_tells_every_event_in_order_with_its_time() {
        var lines = Timeline.text(events, ZoneOffset.UTC).lines().toList();

        assertThat(lines).hasSizeGreaterThan(30);
        assertThat(lines.stream().map(line -> line.substring(0, 19))).isSorted();
        assertThat(lines.getFirst()).matches("[0-9-]{10} [0-9:]{8}  opened for beacon: .*");
        assertThat(lines.getLast()).endsWith("closed: nothing more to watch");
        assertThat(lines)
                .anyMatch(line ->
                        line.endsWith("line 25 started (reversible): bin/beaconctl kindle"));
        assertThat(lines).anyMatch(line -> line.contains("ana says yes to beacon-1-q1"));
    }

    @Test
    void the_timeline_for_tools_names_lines_of_the_runbook() throws IOException {
        var json = JsonMapper.builder().build().readTree(Timeline.json(events));

        assertThat(json.size()).isEqualTo(events.size());
        for (var one : json) {
            assertThat(Instant.parse(one.path("at").asText())).isNotNull();
            assertThat(one.path("what").asText()).matches("[a-z-]+");
            assertThat(one.path("text").asText()).isNotBlank();
        }
        assertThat(Timeline.json(events)).contains("\"what\" : \"rung-helped\"");
    }

    @Test
    void the_post_mortem_says_what_was_tried_and_what_worked() {
        var page = PostMortem.markdown(events, ZoneOffset.UTC);

        assertThat(page)
                .startsWith("# Post-mortem: beacon (beacon-1)\n")
                .contains("What worked: **Step 3: New wood")
                .contains("(line 31, disruptive, approved by ana): did not help")
                .contains("(line 37, destructive, approved by ana, ben): helped")
                .contains("  - `bin/beaconctl sweep`")
                .containsPattern("\\| Time to restore \\| [0-9]+ (s|ms)")
                .containsPattern("\\| Restored \\| [0-9-]{10} [0-9:]{8} \\|")
                .contains("| People | ana, ben, cleo |")
                .contains("cleo: it rains")
                .contains("_For people to write: who was affected");
    }

    @Test
    void a_look_that_was_taken_again_is_one_row_of_evidence() {
        var rows =
                PostMortem.markdown(events, ZoneOffset.UTC)
                        .lines()
                        .filter(line -> line.startsWith("| 10 |"))
                        .toList();

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).contains("NOT as expected").contains("(the same 3 times)");
    }

    @Test
    void what_did_not_help_and_what_the_runbook_lacks_become_action_items() {
        assertThat(PostMortem.markdown(events, ZoneOffset.UTC))
                .containsPattern(
                        "- \\[ \\] Find out why this did not help: Step 1: Kindle.*due [0-9-]{10}")
                .contains("- [ ] Give the runbook a scenario that recognises this outage");
    }

    @Test
    void a_page_for_the_next_person_holds_what_they_need() {
        var page = HandoverPage.markdown(until("rekindle"), Instant.now(), ZoneOffset.UTC);

        assertThat(page)
                .startsWith("# beacon is down (beacon-1)\n")
                .contains("Step 1: Kindle: Blow at the embers (line 25): did not help")
                .contains("## Not as it should be")
                .containsOnlyOnce("- line 10: `bin/beaconctl status`")
                .contains("## Timeline");
        assertThat(
                        page.lines()
                                .filter(line -> line.startsWith("- Since: "))
                                .findFirst()
                                .orElseThrow())
                .matches("- Since: [0-9-]{10} [0-9:]{8}, for .*");
    }

    /// As it stood when a command with this word was started.
    private static List<Event> until(String word) {
        for (int i = 0; i < events.size(); i++)
            if (events.get(i) instanceof Event.JobStarted(_, var run, _)
                    && run.form().lines().toString().contains(word))
                return events.subList(0, i + 1);
        throw new AssertionError("nothing with " + word + " was started");
    }
}
