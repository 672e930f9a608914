package dev.relight.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.journal.Entry;
import dev.relight.journal.JournalFault;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SqliteJournalTest {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");
    private static final List<Event> OPENING =
            List.of(
                    new Event.Opened(AT, Plans.opening(Plans.shop(), Policy.standard())),
                    new Event.Acknowledged(AT, "relight"));

    @TempDir Path folder;

    @Test
    void what_was_appended_is_there_after_a_restart() {
        try (var journal = SqliteJournal.in(folder)) {
            journal.append("shop-1", OPENING);
            journal.append("shop-1", List.of(new Event.Noted(AT, "ada", "looking")));
        }

        try (var journal = SqliteJournal.in(folder)) {
            assertThat(journal.events("shop-1")).hasSize(3).startsWith(OPENING.getFirst());
            assertThat(journal.open()).containsExactly("shop-1");
            assertThat(journal.verify()).isEmpty();
            journal.append("shop-1", List.of(new Event.Closed(AT, "done")));
            assertThat(journal.open()).isEmpty();
            assertThat(journal.incidents()).containsExactly("shop-1");
        }
    }

    @Test
    void a_plan_is_stored_once_however_many_incidents_share_it() throws SQLException {
        try (var journal = SqliteJournal.in(folder)) {
            for (int i = 1; i <= 5; i++) journal.append("shop-" + i, OPENING);
        }

        assertThat(count("plan")).isEqualTo(1);
    }

    @Test
    void a_second_relight_on_the_same_folder_is_refused_with_the_first_one_s_pid() {
        try (var first = SqliteJournal.in(folder)) {
            assertThatThrownBy(() -> SqliteJournal.in(folder))
                    .isInstanceOf(JournalFault.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("another state folder");
            assertThat(first.verify()).isEmpty();
        }
    }

    @Test
    void who_is_at_work_can_be_asked_without_disturbing_them() {
        try (var first = SqliteJournal.in(folder)) {
            assertThat(SqliteArchive.worker(folder).orElseThrow())
                    .contains("pid " + ProcessHandle.current().pid())
                    .contains("since");
            try (var reader = SqliteArchive.in(folder)) {
                first.append("shop-1", OPENING);
                assertThat(reader.events("shop-1")).hasSize(2);
                assertThat(reader.head().orElseThrow().sequence()).isEqualTo(2);
            }
        }
        assertThat(SqliteArchive.worker(folder)).isEmpty();
    }

    @Test
    void outputs_of_what_ended_long_ago_make_room_and_the_record_stays_whole() {
        var now = AT.plus(Duration.ofDays(100));
        try (var journal = SqliteJournal.in(folder)) {
            var shared = journal.keep("shared\n");
            var old = journal.keep("old\n");
            incident(journal, "shop-1", AT, shared, old);
            incident(journal, "shop-2", now, shared, journal.keep("new\n"));

            var pruned = journal.prune(now.minus(Duration.ofDays(90)), now);

            assertThat(pruned).isEqualTo(new Pruned(1, 4));
            assertThat(journal.kept(old))
                    .contains("an output of 4 bytes, thrown away on 2026-04-11");
            assertThat(journal.kept(shared)).isEqualTo("shared\n");
            assertThat(journal.verify()).isEmpty();
            assertThat(journal.keep("old\n")).isEqualTo(old);
            assertThat(journal.kept(old)).isEqualTo("old\n");
        }
    }

    private static void incident(
            SqliteJournal journal, String id, Instant at, String stdout, String stderr) {
        var check = new Judgement(Outcome.UNDECIDED, "nothing to judge", List.of());
        var line = new LineEnd(3, 0, check, "", stdout, stderr, Duration.ZERO);
        journal.append(id, OPENING);
        journal.append(
                id,
                List.of(
                        new Event.JobEnded(at, id + ".L3.1", List.of(line), Facts.none()),
                        new Event.Closed(at, "done")));
    }

    @Test
    void an_edited_entry_is_found() throws SQLException {
        try (var journal = SqliteJournal.in(folder)) {
            journal.append("shop-1", OPENING);
        }
        execute("update entry set json = replace(json, 'relight', 'nobody') where sequence = 2");

        try (var journal = SqliteJournal.in(folder)) {
            assertThat(journal.verify()).isEqualTo("entry 2 was changed after it was written");
        }
    }

    @Test
    void a_missing_entry_is_found() throws SQLException {
        try (var journal = SqliteJournal.in(folder)) {
            journal.append("shop-1", OPENING);
            journal.append("shop-1", List.of(new Event.Noted(AT, "ada", "looking")));
        }
        execute("delete from entry where sequence = 2");

        try (var journal = SqliteJournal.in(folder)) {
            assertThat(journal.verify()).contains("entry 2 is missing");
        }
    }

    @Test
    void many_writers_get_one_whole_chain() throws InterruptedException {
        try (var journal = SqliteJournal.in(folder)) {
            try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 1; i <= 50; i++) {
                    var id = "shop-" + i;
                    all.execute(() -> {
                        journal.append(id, OPENING);
                        for (int n = 0; n < 20; n++)
                            journal.append(id, List.of(new Event.Noted(AT, "ada", "note " + n)));
                    });
                }
            }
            assertThat(journal.verify()).isEmpty();
            assertThat(journal.incidents()).hasSize(50);
            assertThat(journal.events("shop-7")).hasSize(22);
        }
    }

    @Test
    void a_full_disk_stops_it_with_a_clear_message_and_loses_nothing_accepted()
            throws SQLException {
        var accepted = new ArrayList<Integer>();
        try (var journal = SqliteJournal.with(folder, 40)) {
            journal.append("shop-1", OPENING);
            var text = "x".repeat(4_000);
            assertThatThrownBy(() ->
                            IntStream.range(0, 1_000)
                                    .forEach(i -> {
                                        journal.append(
                                                "shop-1",
                                                List.of(new Event.Noted(AT, "ada", text)));
                                        accepted.add(i);
                                    }))
                    .isInstanceOf(JournalFault.class)
                    .hasMessageContaining("is full")
                    .hasMessageContaining("make room");
            assertThatThrownBy(() -> journal.append("shop-1", OPENING))
                    .isInstanceOf(JournalFault.class);
        }

        try (var journal = SqliteJournal.in(folder)) {
            assertThat(journal.events("shop-1")).hasSize(2 + accepted.size());
            assertThat(journal.verify()).isEmpty();
        }
        assertThat(accepted).isNotEmpty();
    }

    @Test
    void a_text_is_kept_by_its_digest() {
        try (var journal = SqliteJournal.in(folder)) {
            var digest = journal.keep("a whole output\n");

            assertThat(digest).hasSize(64);
            assertThat(journal.keep("a whole output\n")).isEqualTo(digest);
            assertThat(journal.kept(digest)).isEqualTo("a whole output\n");
            assertThat(journal.keep("")).isEmpty();
        }
    }

    @Test
    void entries_come_in_order() {
        try (var journal = SqliteJournal.in(folder)) {
            journal.append("shop-1", OPENING);
            var entries = new ArrayList<Entry>();
            journal.entries(entries::add);

            assertThat(entries).extracting(Entry::sequence).containsExactly(1L, 2L);
            assertThat(entries).extracting(Entry::kind).containsExactly("opened", "acknowledged");
        }
    }

    private int count(String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            return rows.getInt(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var it = connection.createStatement()) {
            it.execute(statement);
        }
    }

    private Path file() {
        return folder.resolve("relight.db");
    }
}
