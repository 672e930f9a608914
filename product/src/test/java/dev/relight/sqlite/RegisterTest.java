package dev.relight.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Errand;
import dev.relight.incident.Event;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Question;
import dev.relight.journal.Brief;
import dev.relight.journal.Journal;
import dev.relight.journal.MemoryJournal;
import dev.relight.journal.Register;
import dev.relight.journal.Register.Search;
import dev.relight.journal.Register.Search.Which;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegisterTest {
    private static final Instant AT = Instant.parse("2026-01-01T03:00:00Z");
    private static final int PAST_MANY = 100_000;

    @TempDir Path folder;

    @Test
    void what_waits_for_a_person_stands_first_and_what_is_over_last() {
        try (var journal = SqliteJournal.in(folder)) {
            fill(journal);
            assertThat(ids(journal, "", Which.ALL))
                    .containsExactly("shop-2", "shop-3", "shop-1", "shop-4")
                    .isEqualTo(filledInMemory("", Which.ALL));
            assertThat(ids(journal, "", Which.OVER)).containsExactly("shop-4");
            assertThat(journal.find(new Search("", Which.OPEN, 2, 2)).briefs())
                    .extracting(Brief::id)
                    .containsExactly("shop-1");
        }
    }

    @Test
    void every_word_of_a_search_must_be_there_and_no_sign_of_sql_means_anything() {
        try (var journal = SqliteJournal.in(folder)) {
            fill(journal);
            assertThat(ids(journal, "SHOP -3", Which.ALL)).containsExactly("shop-3");
            assertThat(ids(journal, "%", Which.ALL)).isEmpty();
            assertThat(ids(journal, "_", Which.ALL)).isEmpty();
            assertThat(ids(journal, "' or 1=1 --", Which.ALL)).isEmpty();
        }
    }

    @Test
    void a_brief_says_what_waits_and_how_many_yeses_are_missing_until_it_is_answered() {
        var journal = new MemoryJournal();
        fill(journal);
        var asked = journal.find(new Search("shop-2", Which.ALL, 1, 10)).briefs().getFirst();
        assertThat(asked.waits()).isEqualTo("Full restart");
        assertThat(asked.missing()).isEqualTo(2);
        var half = asked.after(new Event.Approved(AT, "q", "ada"));
        assertThat(half.missing()).isEqualTo(1);
        assertThat(half.waitsForPerson()).isTrue();
        assertThat(half.after(new Event.Approved(AT, "q", "ben")).waitsForPerson()).isFalse();
    }

    @Test
    void incidents_from_before_there_were_briefs_are_listed_all_the_same() throws SQLException {
        try (var journal = SqliteJournal.in(folder)) {
            fill(journal);
        }
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("drop table brief");
        }
        try (var journal = SqliteJournal.in(folder)) {
            assertThat(ids(journal, "", Which.ALL))
                    .containsExactly("shop-2", "shop-3", "shop-1", "shop-4");
        }
    }

    @Test
    void a_hundred_thousand_past_incidents_are_turned_over_without_reading_them_all()
            throws SQLException {
        try (var journal = SqliteJournal.in(folder)) {
            fill(journal);
            try (var connection = DriverManager.getConnection(url());
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        insert into brief
                        with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
                        select 'past-' || i, 'service-' || (i %% 1000), 'down', 'RESOLVED', i, null,
                          null, null, i, '', 0, 0, '', '', 2 from n\
                        """
                                .formatted(PAST_MANY));
                try (var plan =
                        statement.executeQuery(
                                "explain query plan select * from brief where rank >= 0 order by rank, opened desc limit 50")) {
                    assertThat(plan.getString("detail")).contains("brief_in_order");
                }
            }
            var found = journal.find(new Search("", Which.ALL, 1, 50));
            assertThat(found.total()).isEqualTo(PAST_MANY + 4);
            assertThat(found.briefs().getFirst().id()).isEqualTo("shop-2");
            assertThat(journal.find(new Search("service-77 past-99077", Which.ALL, 1, 50)).briefs())
                    .hasSize(1);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("relight.db");
    }

    /// One asks, one is handed over, one only runs, one is over.
    private static void fill(Journal journal) {
        open(journal, "shop-1", 0);
        open(journal, "shop-2", 10);
        journal.append(
                "shop-2",
                List.of(
                        new Event.Asked(AT, question()),
                        new Event.ErrandLeft(AT, new Errand(3, "look", "prose", null))));
        open(journal, "shop-3", 5);
        journal.append("shop-3", List.of(new Event.HandedOver(AT, "used up")));
        open(journal, "shop-4", 20);
        journal.append("shop-4", List.of(new Event.Closed(AT, "done")));
    }

    private static void open(Journal journal, String id, int seconds) {
        var plain = Plans.opening(Plans.shop(), Policy.standard());
        var opening =
                new dev.relight.incident.Opening(
                        id,
                        plain.service(),
                        id,
                        plain.summary(),
                        plain.labels(),
                        plain.plan(),
                        plain.site(),
                        plain.policy());
        journal.append(id, List.of(new Event.Opened(AT.plusSeconds(seconds), opening)));
    }

    private static Question question() {
        return new Question(
                "shop-2-q1",
                Question.Kind.APPROVE,
                "Full restart",
                List.of("docker-compose down"),
                "local:/srv",
                dev.relight.danger.Danger.DESTRUCTIVE,
                List.of("takes everything down"),
                "d",
                2,
                AT.plusSeconds(900),
                "it is not run");
    }

    private static List<String> ids(Register register, String words, Which which) {
        return register.find(new Search(words, which, 1, 50)).briefs().stream()
                .map(Brief::id)
                .toList();
    }

    private static List<String> filledInMemory(String words, Which which) {
        var journal = new MemoryJournal();
        fill(journal);
        return ids(journal, words, which);
    }
}
