package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Logs are asked when each line was written.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docker logs app --tail 50|docker logs app --tail 50 --timestamps",
                "sudo -n docker logs app 2>&1|sudo -n docker logs app --timestamps 2>&1",
                "timeout 20 docker logs app|timeout 20 docker logs app --timestamps",
                "docker-compose logs --tail=9 app|docker-compose logs --timestamps --tail=9 app",
                "docker compose logs app|docker compose logs --timestamps app",
                "kubectl logs app -c web|kubectl logs app -c web --timestamps",
                "cd /srv && docker logs app|cd /srv && docker logs app --timestamps",
            })
    void container_engines_are_told_to(String written, String run) {
        assertThat(LogTimes.of(written).text()).isEqualTo(run);
        assertThat(LogTimes.of(run).text()).isEqualTo(run);
    }

    @Test
    void what_goes_through_a_search_keeps_its_time() {
        assertThat(LogTimes.of("docker logs app | grep -iE 'oom|kill' | tail -5").text())
                .isEqualTo("docker logs app --timestamps | grep -iE 'oom|kill' | tail -5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker logs -t app",
                "docker logs app | awk '{print $1}'",
                "docker logs app | grep '^ERROR'",
                "docker logs app | jq .msg",
                "docker logs app > app.log 2>&1",
                "docker exec app tail logs",
                "ssh web 'docker logs app'",
                "dmesg -T | tail",
                "docker ps",
            })
    void nothing_is_added_where_it_would_change_what_the_author_reads(String written) {
        assertThat(LogTimes.of(written).text()).isEqualTo(written);
        assertThat(LogTimes.of(written).added()).isEmpty();
    }

    @Test
    void the_kernel_s_seconds_are_placed_by_the_uptime() {
        var run = Instrument.of("dmesg | grep -i oom").text();
        assertThat(run).endsWith("/proc/uptime >&2; dmesg | grep -i oom");
        assertThat(Instrument.of(run).text()).isEqualTo(run);
        var now = Instant.parse("2026-03-04T02:00:00Z");
        var horizon = new Horizon(now.minusSeconds(900), "tonight", ZoneOffset.UTC);
        var killed = Predicate.of("kernel.oom_kill.count > 0 and log matches /killed process/i");
        for (int uptime : new int[] {9150, 99_150}) {
            var facts =
                    Reading.of(
                                    run,
                                    0,
                                    "[ 9120.400000] oom-kill: Killed process 8 (java)",
                                    "relight-uptime " + uptime + ".52 1.0",
                                    Duration.ofMillis(5))
                            .at(7, now)
                            .kept()
                            .within(horizon);
            assertThat(killed.judge(facts).isTrue()).as("%d", uptime).isEqualTo(uptime == 9150);
            assertThat(killed.judge(facts).isUndecided()).isEqualTo(false);
        }
    }

    /// Whoever can write into a log could write the marker too.
    @ParameterizedTest
    @ValueSource(strings = {"relight-uptime ", "relight-uptime  1", "relight-uptime x", "\n"})
    void a_marker_without_a_number_says_nothing(String stderr) {
        var facts = Reading.of("docker logs app", 0, "", stderr, Duration.ofMillis(5));
        assertThat(facts.about(new Subject("host.uptime_s", ""))).isEmpty();
    }

    @Test
    void the_real_kernel_tells_its_uptime() {
        var run = Instrument.of("dmesg --version").text();
        assertThat(Bash.facts(run).about(new Subject("host.uptime_s", ""))).hasSize(1);
    }
}
