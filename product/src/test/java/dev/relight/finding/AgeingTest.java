package dev.relight.finding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Evidence weighed by time.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgeingTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final Horizon TONIGHT =
            new Horizon(NOW.minusSeconds(900), "15 min before it went down", ZoneOffset.UTC);
    private static final Predicate FULL = Predicate.of("log matches /no space left/i");

    private static Facts said(String command, String out) {
        return Reading.of(command, 0, out, "", Duration.ofMillis(5)).at(7, NOW).within(TONIGHT);
    }

    private static Candidate disk() {
        var sign = requireNonNull(Symptoms.sign("No space left on device"));
        return new Candidate(
                30,
                "Disk full",
                java.util.List.of(
                        new Candidate.Clue(31, "No space left on device", sign.predicate(), true)),
                "disk-full");
    }

    @Test
    void a_line_of_tonight_counts() {
        var facts = said("docker logs app", "2026-03-04T01:59:00Z ERROR no space left on device");
        assertThat(FULL.judge(facts).isTrue()).isTrue();
        var ranked = Scenarios.rank(java.util.List.of(disk()), facts).getFirst();
        assertThat(ranked.strong()).isTrue();
        assertThat(ranked.undated()).isFalse();
    }

    @Test
    void a_line_of_yesterday_does_not_and_the_reason_says_so() {
        var old = "2026-03-03T01:59:00Z ERROR no space left\n";
        var judged = FULL.judge(said("docker logs app", old.repeat(3) + "2026-03-04T01:59:00Z up"));
        assertThat(judged.isFalse()).isTrue();
        assertThat(judged.because())
                .isEqualTo(
                        "3 lines of log matched, all older than 2026-03-04T01:45:00Z (15 min before it went down)");
    }

    @Test
    void a_line_of_the_very_second_in_which_the_outage_may_have_begun_counts() {
        var begun = Instant.parse("2026-03-04T01:45:07.363831980Z");
        var outage = new Horizon(begun, "when it was last well", ZoneOffset.UTC);
        var full = "2026-03-04T01:45:%sZ ERROR no space left on device";
        var within = said("cat app.log", full.formatted("07.952")).within(outage);
        assertThat(FULL.judge(within).isTrue()).isTrue();
        var before = said("cat app.log", full.formatted("06.952")).within(outage);
        assertThat(FULL.judge(before).isFalse()).isTrue();
    }

    @Test
    void old_lines_behind_a_search_prove_nothing_either_way() {
        var judged =
                FULL.judge(
                        said("docker logs app | grep space", "2026-03-03T01:59:00Z no space left"));
        assertThat(judged.isUndecided()).isTrue();
        assertThat(judged.because()).contains("all older than");
    }

    @Test
    void of_many_lines_the_one_of_tonight_decides() {
        var log =
                """
                2026-03-04T01:59:00Z a: no space left
                2026-03-03T01:59:00Z b: no space left
                """;
        assertThat(FULL.judge(said("docker-compose logs", log)).isTrue()).isTrue();
    }

    @Test
    void a_stack_trace_is_as_old_as_the_line_above_it() {
        var oom = Predicate.of("log matches /OutOfMemoryError/");
        var trace = " ERROR failed\n  at a.B.c\nCaused by: java.lang.OutOfMemoryError\n";
        var old = "2026-03-03T01:59:00Z" + trace + "2026-03-04T01:59:00Z up";
        assertThat(oom.judge(said("cat app.log", old)).isFalse()).isTrue();
        var fresh = "2026-03-04T01:59:00Z" + trace;
        assertThat(oom.judge(said("cat app.log", fresh)).isTrue()).isTrue();
    }

    @Test
    void what_bears_no_time_is_weak_and_says_so() {
        var facts = said("docker logs app", "ERROR no space left on device");
        var ranked = Scenarios.rank(java.util.List.of(disk()), facts).getFirst();
        assertThat(ranked.strong()).isTrue();
        assertThat(ranked.undated()).isTrue();
        assertThat(ranked.score()).isEqualTo(2);
        assertThat(ranked.reasons().getFirst()).contains("it bears no time");
    }

    @Test
    void a_look_that_reaches_back_no_further_dates_what_it_shows() {
        var line = "ERROR no space left on device";
        assertThat(because(said("docker logs --since 10m app", line))).contains("log(app)");
        assertThat(because(said("docker logs --since=3h app", line))).contains("log.undated(app)");
        assertThat(because(said("journalctl -u app --since \"10 min ago\"", line)))
                .contains("log(app)");
    }

    private static @Nullable String because(Facts facts) {
        return FULL.judge(facts).because();
    }

    @Test
    void a_container_that_ended_weeks_ago_is_not_tonight_s_outage() {
        var killed = Predicate.of("container.exit_code = 137");
        var row = "4b1f0c9d2e3a app:2 \"run\" 5 weeks ago Exited (137) %s app";
        var old = killed.judge(said("docker ps -a", row.formatted("3 weeks ago")));
        assertThat(old.isUndecided()).isTrue();
        assertThat(old.because()).contains("older than");
        assertThat(killed.judge(said("docker ps -a", row.formatted("2 minutes ago"))).isTrue())
                .isTrue();
        var state = Predicate.of("container.state = \"exited\"");
        assertThat(state.judge(said("docker ps -a", row.formatted("3 weeks ago"))).isTrue())
                .isTrue();
    }

    @Test
    void the_engine_s_record_of_a_kill_counts_by_when_the_run_ended() {
        var oom = Predicate.of("container.oom_killed = true");
        var state =
                "[{\"State\":{\"Status\":\"running\",\"OOMKilled\":true,\"ExitCode\":137,\"FinishedAt\":\"%s\"}}]";
        assertThat(
                        oom.judge(
                                        said(
                                                "docker inspect app",
                                                state.formatted("2026-02-01T00:00:00.5Z")))
                                .isUndecided())
                .isTrue();
        assertThat(
                        oom.judge(
                                        said(
                                                "docker inspect app",
                                                state.formatted("2026-03-04T01:58:00.5Z")))
                                .isTrue())
                .isTrue();
    }

    @Test
    void the_kernel_s_old_kills_are_no_kill() {
        var oom = Predicate.of("kernel.oom_kill.count > 0");
        var line = "Out of memory: Killed process 8 (java)";
        assertThat(oom.judge(said("dmesg -T", "[Tue Mar  3 01:58:09 2026] " + line)).isFalse())
                .isTrue();
        assertThat(oom.judge(said("dmesg -T", "[Wed Mar  4 01:58:09 2026] " + line)).isTrue())
                .isTrue();
        assertThat(oom.judge(said("dmesg", "[ 9120.4] " + line)).because())
                .startsWith("kernel.oom_kill.count.undated");
    }

    @Test
    void without_a_horizon_nothing_is_old() {
        var facts =
                Reading.of(
                                "docker logs app",
                                0,
                                "1999-01-01T00:00:00Z no space left",
                                "",
                                Duration.ZERO)
                        .at(7, NOW);
        assertThat(FULL.judge(facts).isTrue()).isTrue();
    }

    @Test
    void a_control_group_tells_whether_the_kernel_killed_in_it() {
        var oom = Predicate.of("container.oom_killed = true");
        var command = "docker exec app cat /sys/fs/cgroup/memory.events";
        assertThat(oom.judge(said(command, "low 0\noom 1\noom_kill 1\n")).isTrue()).isTrue();
        assertThat(oom.judge(said(command, "low 0\noom 0\noom_kill 0\n")).isFalse()).isTrue();
    }

    @Test
    void what_a_server_says_of_a_client_that_went_away_is_no_sign_of_its_own_trouble() {
        var lost = requireNonNull(Symptoms.sign("Database connection errors in logs"));
        var gone = "2026-03-04T01:59:00Z db | LOG: could not receive data from client: reset";
        var judged = lost.predicate().judge(said("docker-compose logs postgres", gone));
        assertThat(judged.isTrue()).isFalse();
        var full = "2026-03-04T01:59:00Z app | could not connect to database: refused";
        var real = lost.predicate().judge(said("docker-compose logs app", full));
        assertThat(real.isTrue()).isTrue();
    }

    @Test
    void a_database_that_answers_speaks_against_its_own_outage() {
        var sign = requireNonNull(Symptoms.sign("Database connection errors"));
        var clue = new Candidate.Clue(21, "Database connection errors", sign.predicate(), true);
        var lost = new Candidate(20, "Database lost", java.util.List.of(clue), "db-connection");
        var log = said("docker logs app", "2026-03-04T01:59:00Z database connection refused");
        var asked =
                Reading.of(
                                "pg_isready -h db",
                                0,
                                "db:5432 - accepting connections",
                                "",
                                Duration.ZERO)
                        .at(8, NOW);
        var alone = Scenarios.rank(java.util.List.of(lost), log).getFirst();
        var both = Scenarios.rank(java.util.List.of(lost), log.plus(asked).within(TONIGHT));
        assertThat(both.getFirst().score()).isLessThan(alone.score());
        assertThat(both.getFirst().reasons()).anyMatch(it -> it.startsWith("against it: "));
    }
}
