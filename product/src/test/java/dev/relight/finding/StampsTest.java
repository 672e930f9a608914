package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The times that lines of logs bear.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StampsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-03-04T01:58:09Z");
    private static final Instant BOOT = WRITTEN.minusSeconds(9120);
    private static final Stamps.Place HERE = new Stamps.Place(NOW, ZoneOffset.UTC, BOOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04T01:58:09.123456789Z ERROR no",
                "app_1  | 2026-03-04 01:58:09,123 ERROR no",
                "2026-03-04 02:58:09+0100 ERROR no",
                "2026-03-04T01:58:09+00:00 db postgres[12]: FATAL",
                "2026-03-04 01:58:09.001 UTC [77] FATAL:  sorry",
                "2026/03/04 01:58:09 [error] 31#31: *1 connect() failed",
                "10.0.0.1 - - [04/Mar/2026:01:58:09 +0000] \"GET / HTTP/1.1\" 502 157",
                "[Wed Mar  4 01:58:09 2026] Out of memory: Killed process 8 (java)",
                "[Wed Mar 04 01:58:09.123456 2026] [core:error] no",
                "Mar  4 01:58:09 web app[812]: no",
                "Finished: Wed, 04 Mar 2026 01:58:09 +0000",
                "1:M 04 Mar 2026 01:58:09.120 # Server started",
                "E0304 01:58:09.120000       1 reflector.go:1] no",
                "[ 9120.000000] Out of memory: Killed process 8 (java)",
                "{\"msg\":\"certificate of 2020-01-01T00:00:00Z\",\"time\":\"2026-03-04T01:58:09Z\"}",
                "{\"level\":\"error\",\"ts\":1772589489.25,\"msg\":\"no\"}",
                "{\"level\":50,\"time\":1772589489123,\"msg\":\"no\"}",
                "level=error ts=2026-03-04T01:58:09Z msg=no",
                "1772589489 0 no",
                "4b1f app:2 \"run\" 3 weeks ago Exited (137) 111 seconds ago app",
                "  Warning  BackOff  1m51s (x9 over 10m)  kubelet  Back-off",
                "1m51s       Warning   BackOff   pod/app   Back-off",
            })
    void every_usual_form_is_read(String line) {
        assertThat(Stamps.times(line, HERE))
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time).isBetween(WRITTEN, WRITTEN.plusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no space left on device",
                "took 12:30",
                "2026-13-45 99:99:99 nonsense",
                "id 1772589489123456 is taken",
                ""
            })
    void what_bears_no_time_has_none(String line) {
        assertThat(Stamps.times(line, HERE)).isEmpty();
    }

    @Test
    void a_date_deep_in_a_message_is_not_the_line_s_own() {
        var line = "ERROR " + "x".repeat(130) + " since 2026-03-04T01:58:09Z";
        assertThat(Stamps.times(line, HERE)).isEmpty();
    }

    @Test
    void a_time_without_a_zone_may_be_the_machine_s_own() {
        var berlin = new Stamps.Place(NOW, ZoneId.of("Europe/Berlin"), null);
        assertThat(Stamps.times("2026-03-04 02:58:09 ERROR no", berlin)).contains(WRITTEN);
    }

    @Test
    void a_line_of_december_read_in_january_is_of_last_year() {
        var january = new Stamps.Place(Instant.parse("2026-01-01T00:10:00Z"), ZoneOffset.UTC, null);
        assertThat(Stamps.times("Dec 31 23:59:00 web app: no", january))
                .containsOnly(Instant.parse("2025-12-31T23:59:00Z"));
    }

    @Test
    void the_kernel_s_seconds_mean_nothing_where_nobody_knows_when_it_started() {
        var unknown = new Stamps.Place(NOW, ZoneOffset.UTC, null);
        assertThat(Stamps.times("[ 9120.4] Out of memory", unknown)).isEmpty();
    }
}
