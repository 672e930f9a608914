package dev.relight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForecastTest {
    private static final Instant T0 = Instant.parse("2026-03-01T22:00:00Z");

    /// One level every ten minutes.
    private static Forecast row(String subject, int count, IntToDoubleFunction level) {
        var forecast = Forecast.of(subject);
        for (int i = 0; i < count; i++)
            forecast =
                    forecast.see(
                            new Forecast.Level(
                                    T0.plus(Duration.ofMinutes(10L * i)), level.applyAsDouble(i)));
        return forecast;
    }

    @Test
    void what_rises_steadily_is_seen_to_be_full() {
        var forecast = row("disk.used_percent(/var)", 12, i -> 70 + i);
        assertThat(forecast.untilFull())
                .hasValueSatisfying(left ->
                        assertThat(left)
                                .isBetween(Duration.ofMinutes(185), Duration.ofMinutes(195)));
        assertThat(forecast.words())
                .contains("disk.used_percent(/var) is at 81 % and full in about 3 h");
    }

    @Test
    void weather_is_no_trend() {
        assertThat(row("disk.used_percent", 20, i -> 80 + (i % 2) * 10).untilFull()).isEmpty();
        assertThat(row("disk.used_percent", 20, i -> 80).untilFull()).isEmpty();
        assertThat(row("disk.used_percent", 20, i -> 95 - i).untilFull()).isEmpty();
    }

    @Test
    void what_is_half_empty_or_far_away_is_not_told() {
        assertThat(row("disk.used_percent", 12, i -> 10 + i).untilFull()).isEmpty();
        assertThat(row("disk.used_percent", 12, i -> 60 + i / 100.0).untilFull()).isEmpty();
        assertThat(row("memory.used_percent", 12, i -> 60 + i * 0.5).untilFull())
                .as("memory beyond its six hours")
                .isEmpty();
    }

    @Test
    void a_short_row_looks_ahead_a_short_way() {
        assertThat(row("disk.used_percent", 7, i -> 80 + i).untilFull()).isEmpty();
        var slow = Forecast.of("disk.used_percent");
        for (int i = 0; i < 10; i++)
            slow = slow.see(new Forecast.Level(T0.plusSeconds(5L * i), 60 + i * 0.01));
        assertThat(slow.untilFull()).as("45 s of history, 5 h ahead").isEmpty();
    }

    @Test
    void a_long_row_is_thinned_and_still_seen() {
        var forecast = row("disk.used_percent", 500, i -> 50 + i * 0.08);
        assertThat(forecast.levels().size()).isLessThanOrEqualTo(120);
        assertThat(forecast.untilFull()).isPresent();
    }
}
