package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Ranking: the sign of a cause before what every outage shows.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenariosTest {
    private final Candidate memory =
            candidate(
                    10,
                    "Out of memory",
                    "oom",
                    "High memory usage (>90%)",
                    "Killed by the OOM killer",
                    "Slow responses");
    private final Candidate database =
            candidate(
                    20,
                    "Database lost",
                    "db-connection",
                    "Database is down",
                    "Database connection errors in the log");
    private final Candidate disk =
            candidate(30, "Disk full", "disk-full", "\"No space left on device\" errors");
    private final Candidate stopped =
            candidate(
                    40,
                    "Container not running",
                    "container-not-running",
                    "Container status is \"Exited\"",
                    "Service not responding to health checks");
    private final Candidate restart = candidate(50, "Just restart it", null);
    private final List<Candidate> all = List.of(stopped, restart, disk, database, memory);

    @Test
    void a_container_killed_for_memory_is_out_of_memory_before_it_is_stopped() {
        var ranked =
                rank(
                        "container.state(app)=exited",
                        "container.exit_code(app)=137",
                        "container.oom_killed(app)=true",
                        "http.health.ok(http://app/health)=false");
        assertThat(titles(ranked)).startsWith("Out of memory", "Container not running");
        assertThat(ranked.getFirst().strong()).isTrue();
        assertThat(ranked.getFirst().reasons().getFirst())
                .contains("Killed by the OOM killer")
                .contains("line 12")
                .contains("container.oom_killed(app) = true (line 7)");
    }

    @Test
    void what_its_author_quoted_is_not_quoted_again() {
        var ranked = rank("container.state(app)=exited");
        assertThat(ranked.getFirst().reasons().getFirst())
                .startsWith("Container status is \"Exited\" (line ");
        assertThat(String.join("", of(ranked, "Disk full").reasons()))
                .contains("undecided: \"No space left on device\" errors (line ");
    }

    @Test
    void a_kill_alone_is_not_out_of_memory() {
        var ranked = rank("container.state(app)=exited", "container.exit_code(app)=137");
        assertThat(titles(ranked)).startsWith("Container not running");
        assertThat(of(ranked, "Out of memory").score()).isZero();
    }

    @Test
    void a_kill_that_the_engine_does_not_put_down_to_memory_speaks_against_it() {
        var listed = candidate(60, "Memory", "oom", "Container exits with code 137");
        var killed = facts("container.exit_code(app)=137", "container.oom_killed(app)=false");
        var ranked = Scenarios.rank(List.of(listed), killed).getFirst();
        assertThat(ranked.strong()).isFalse();
        assertThat(ranked.score()).isNegative();
        assertThat(ranked.reasons().getFirst())
                .isEqualTo("against it: container.oom_killed(app) = false (line 7)");
        var kernel =
                facts(
                        "container.exit_code(app)=137",
                        "container.oom_killed(app)=false",
                        "kernel.oom_kill.count=1");
        assertThat(Scenarios.rank(List.of(memory), kernel).getFirst().strong()).isTrue();
    }

    @Test
    void a_scenario_is_seen_by_its_own_name_where_no_listed_symptom_fits() {
        var named =
                candidate(60, "Database connection lost", "db-connection", "Connection refused");
        var log = "log(app)=ERROR database connection error (db:5432): UnknownHostException";
        assertThat(Scenarios.rank(List.of(restart, named), facts(log)).getFirst())
                .satisfies(best -> {
                    assertThat(best.candidate().title()).isEqualTo("Database connection lost");
                    assertThat(best.strong()).isTrue();
                });
        var quiet = Scenarios.rank(List.of(named), facts("log(app)=all is well")).getFirst();
        assertThat(quiet.reasons()).hasSize(1).first().asString().startsWith("not ");
    }

    @Test
    void a_stopped_container_with_exit_1_is_only_stopped() {
        var ranked =
                rank(
                        "container.state(app)=exited",
                        "container.exit_code(app)=1",
                        "container.oom_killed(app)=false",
                        "kernel.oom_kill.count=0",
                        "log(app)=bye",
                        "memory.used_percent=20");
        assertThat(titles(ranked)).startsWith("Container not running");
        assertThat(of(ranked, "Out of memory").score()).isNegative();
        assertThat(of(ranked, "Out of memory").reasons().getFirst()).startsWith("not ");
    }

    @Test
    void two_signs_of_one_cause_outweigh_one_of_another() {
        var ranked =
                rank(
                        "memory.used_percent=94",
                        "db.reachable(pg)=false",
                        "log(app)=database connection refused");
        assertThat(titles(ranked)).startsWith("Database lost", "Out of memory");
    }

    @Test
    void slowness_alone_selects_nothing() {
        var ranked = rank("http.time_ms(http://app/health)=9000");
        assertThat(ranked).noneMatch(Ranked::strong);
        assertThat(ranked.getFirst().score()).isLessThanOrEqualTo(1);
    }

    @Test
    void with_nothing_seen_every_score_is_0_and_says_so() {
        var ranked = rank();
        assertThat(ranked).allMatch(it -> it.score() == 0);
        assertThat(of(ranked, "Disk full").reasons()).allMatch(it -> it.startsWith("undecided: "));
        assertThat(of(ranked, "Just restart it").reasons())
                .containsExactly("no symptoms are listed for it");
        assertThat(titles(ranked).getLast()).isEqualTo("Just restart it");
    }

    @Test
    void a_scenario_without_symptoms_is_known_by_its_heading() {
        var bare = candidate(60, "Scenario 4: TLS certificate expired", "certificate");
        var ranked = Scenarios.rank(List.of(disk, bare), facts("cert.days_left=-3"));
        assertThat(ranked.getFirst().candidate()).isEqualTo(bare);
        assertThat(ranked.getFirst().strong()).isTrue();
    }

    @Test
    void one_fact_behind_two_symptoms_is_one_fact() {
        var twice = candidate(60, "Twice", null, "Database is down", "Unable to query database");
        var once = candidate(70, "Once", null, "Database is down");
        var ranked = Scenarios.rank(List.of(twice, once), facts("db.reachable(pg)=false"));
        assertThat(ranked.getFirst().score() - ranked.getLast().score()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_search_that_found_nothing_else_proves_nothing() {
        var ranked = rank("log.part(app)=WARN slow query");
        assertThat(of(ranked, "Disk full").score()).isZero();
    }

    private List<Ranked> rank(String... facts) {
        return Scenarios.rank(all, facts(facts));
    }

    private static Facts facts(String... written) {
        var facts = new ArrayList<Fact>();
        for (var each : written) {
            int equals = each.indexOf('=');
            facts.add(new Fact(each.substring(0, equals), each.substring(equals + 1), 7));
        }
        return Facts.of(facts);
    }

    private static Candidate candidate(
            int line, String title, @Nullable String mode, String... symptoms) {
        var clues = new ArrayList<Candidate.Clue>();
        for (int i = 0; i < symptoms.length; i++) {
            var sign = Symptoms.sign(symptoms[i]);
            clues.add(
                    new Candidate.Clue(
                            line + 1 + i,
                            symptoms[i],
                            sign == null ? null : sign.predicate(),
                            sign != null && sign.discriminating()));
        }
        return new Candidate(line, title, clues, mode);
    }

    private static List<String> titles(List<Ranked> ranked) {
        return ranked.stream().map(it -> it.candidate().title()).toList();
    }

    private static Ranked of(List<Ranked> ranked, String title) {
        return ranked.stream()
                .filter(it -> it.candidate().title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
