package dev.relight.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.finding.Facts;
import dev.relight.finding.Judgement;
import dev.relight.finding.Outcome;
import dev.relight.incident.Event;
import dev.relight.incident.LineEnd;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.journal.Chain;
import dev.relight.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditTest {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");

    @TempDir Path folder;

    private String output = "";

    @BeforeEach
    void two_incidents_of_five_entries() {
        try (var journal = SqliteJournal.in(folder)) {
            output = journal.keep("503\n");
            for (var id : List.of("shop-1", "shop-2")) {
                journal.append(
                        id,
                        List.of(
                                new Event.Opened(
                                        AT, Plans.opening(Plans.shop(), Policy.standard())),
                                new Event.Acknowledged(AT, "relight")));
                var check = new Judgement(Outcome.FALSE, "503", List.of());
                var line = new LineEnd(3, 22, check, "", output, "", Duration.ZERO);
                journal.append(
                        id,
                        List.of(
                                new Event.JobEnded(AT, id + ".L3.1", List.of(line), Facts.none()),
                                new Event.Noted(AT, "ana", "it rains"),
                                new Event.Closed(AT, "well")));
            }
        }
    }

    @Test
    void a_whole_record_is_called_whole_and_names_its_head() {
        var audit = audit(null);

        assertThat(audit.faults()).isEmpty();
        assertThat(audit.entries()).isEqualTo(10);
        assertThat(audit.texts()).isEqualTo(1);
        assertThat(audit(audit.head()).faults()).isEmpty();
    }

    @Test
    void an_edit_names_the_entry() throws SQLException {
        execute("update entry set json = replace(json, 'rains', 'snows') where sequence = 4");
        assertThat(audit(null).faults())
                .containsExactly("entry 4 was changed after it was written");
    }

    @Test
    void an_edited_time_or_incident_is_found_as_well() throws SQLException {
        execute("update entry set at = '2026-01-01T03:00:01Z' where sequence = 7");
        assertThat(audit(null).faults())
                .containsExactly("entry 7 was changed after it was written");
        execute("update entry set incident = 'shop-2' where sequence = 3");
        assertThat(audit(null).faults())
                .containsExactly("entry 3 was changed after it was written");
    }

    @Test
    void a_removal_names_the_gap() throws SQLException {
        execute("delete from entry where sequence = 6");
        assertThat(audit(null).faults().getFirst()).startsWith("entry 6 is missing");
    }

    @Test
    void a_removal_that_closes_the_gap_does_not_hide_it() throws SQLException {
        execute("delete from entry where sequence = 6");
        for (int i = 7; i <= 10; i++)
            execute("update entry set sequence = %d where sequence = %d".formatted(i - 1, i));
        assertThat(audit(null).faults().getFirst()).isEqualTo("entry 6 does not follow entry 5");
    }

    @Test
    void an_insertion_names_what_no_longer_follows() throws SQLException {
        for (int i = 10; i >= 6; i--)
            execute("update entry set sequence = %d where sequence = %d".formatted(i + 1, i));
        execute(
                "insert into entry select 6, incident, at, kind, json, previous, hash from entry where sequence = 5");
        assertThat(audit(null).faults().getFirst()).isEqualTo("entry 6 does not follow entry 5");
    }

    @Test
    void what_is_cut_off_at_the_end_is_named() throws SQLException {
        execute("delete from entry where sequence > 8");
        assertThat(audit(null).faults()).containsExactly("entries 9 to 10 are missing at the end");
    }

    @Test
    void a_cut_with_a_forged_end_shows_against_a_published_head() throws SQLException {
        var published = audit(null).head();
        execute("delete from entry where sequence > 8");
        execute("update head set sequence = 8");

        assertThat(audit(null).faults()).isEmpty();
        assertThat(audit(published).faults())
                .containsExactly(
                        "entry 10, which was published, is missing; the journal ends at 8");
    }

    @Test
    void a_whole_rewrite_shows_against_a_published_head() throws SQLException {
        var published = audit(null).head();
        rewrite();

        assertThat(audit(null).faults()).isEmpty();
        assertThat(audit(published).faults())
                .containsExactly(
                        "entry 10 is not the one that was published: the record up to it was rewritten");
    }

    @Test
    void a_changed_or_missing_output_or_plan_is_named() throws SQLException, IOException {
        var file = folder.resolve("outputs").resolve(output.substring(0, 2)).resolve(output);
        Files.writeString(file, "200\n");
        assertThat(audit(null).faults())
                .containsExactly("the output %s was changed".formatted(output));
        Files.delete(file);
        assertThat(audit(null).faults())
                .containsExactly("the output %s is missing".formatted(output));
        execute("update plan set json = json || ' '");
        assertThat(audit(null).faults()).hasSize(2);
    }

    @Test
    void a_pruned_output_leaves_the_record_whole() {
        try (var journal = SqliteJournal.in(folder)) {
            journal.prune(AT.plusSeconds(1), AT.plus(Duration.ofDays(90)));
        }

        var audit = audit(null);
        assertThat(audit.faults()).isEmpty();
        assertThat(audit.pruned()).isEqualTo(1);
        assertThat(audit.texts()).isZero();
    }

    /// As one would who knows how hashes are made.
    private void rewrite() throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var archive = SqliteArchive.in(folder)) {
            archive.entries(entries::add);
        }
        var previous = Chain.START;
        for (var entry : entries) {
            var forged =
                    Chain.link(
                            entry.sequence(),
                            entry.incident(),
                            entry.at(),
                            entry.kind(),
                            entry.json().replace("rains", "snows"),
                            previous);
            execute(
                    "update entry set json = '%s', previous = '%s', hash = '%s' where sequence = %d"
                            .formatted(
                                    forged.json().replace("'", "''"),
                                    forged.previous(),
                                    forged.hash(),
                                    forged.sequence()));
            previous = forged.hash();
        }
    }

    private Audit audit(@Nullable Head published) {
        try (var archive = SqliteArchive.in(folder)) {
            return Audit.of(archive, published);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("relight.db"));
                var it = connection.createStatement()) {
            it.execute(statement);
        }
    }
}
