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
import org.junit.jupiter.params.provider.ValueSource;

/// How a container's last run ended is asked beside its log.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastRunTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final Horizon TONIGHT =
            new Horizon(NOW.minusSeconds(900), "15 min before it went down", ZoneOffset.UTC);
    private static final Predicate OOM = Predicate.of("container.oom_killed = true");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker logs app --tail 50",
                "docker logs --since=30m app | grep -i error",
                "sudo docker stats --no-stream app",
                "docker logs \"${RELIGHT_P_1}\""
            })
    void it_is_asked_where_one_container_stands_by_its_name(String written) {
        var run = Instrument.of(written).text();
        assertThat(run).contains(" inspect --format 'relight-container ");
        assertThat(Instrument.of(run).text()).isEqualTo(run);
        assertThat(Instrument.bare(run)).isEqualTo(LogTimes.of(written).text());
        assertThat(Look.of(Instrument.bare(run)).source().program()).isEqualTo("docker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker ps",
                "docker stats --no-stream",
                "docker stats app db",
                "docker-compose logs app",
                "docker logs app > app.log",
                "docker inspect app",
                "docker exec app ls"
            })
    void nothing_is_asked_where_none_does(String written) {
        assertThat(Instrument.of(written).text()).doesNotContain("relight-container");
    }

    @Test
    void a_container_that_the_kernel_killed_is_known_though_its_log_is_silent() {
        assertThat(OOM.judge(ended("2026-03-04T01:59:00.5Z")).isTrue()).isTrue();
        assertThat(OOM.judge(ended("2026-02-01T00:00:00Z")).isUndecided()).isTrue();
        assertThat(ended("2026-03-04T01:59:00.5Z").about(new Subject("stderr", "")).getFirst())
                .satisfies(stderr -> assertThat(stderr.value()).isEqualTo("a word"));
    }

    private static Facts ended(String at) {
        var err = "relight-container /app exited true 137 " + at + " 0\na word";
        var run = Instrument.of("docker logs app | grep -i error").text();
        return Reading.of(run, 1, "", err, Duration.ofMillis(3)).at(7, NOW).within(TONIGHT);
    }
}
