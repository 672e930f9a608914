package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is read from the output of each tool, good and bad, with its traps.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<Arguments> rows() {
        return Printed.table("readings.yaml").stream()
                .map(row -> Arguments.of(row.get("command"), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void output_is_understood(String command, Map<String, Object> row) {
        var facts = read(command, row);
        for (var each : list(row, "true")) judged(facts, each, Outcome.TRUE);
        for (var each : list(row, "unknown")) judged(facts, each, Outcome.UNDECIDED);
    }

    private static Facts read(String command, Map<String, Object> row) {
        int exit = row.get("exit") instanceof Integer given ? given : 0;
        var out = String.valueOf(row.getOrDefault("out", ""));
        var err = String.valueOf(row.getOrDefault("err", ""));
        return Reading.of(command, exit, out, err, Duration.ofMillis(3)).at(7, NOON);
    }

    private static void judged(Facts facts, String predicate, Outcome outcome) {
        var judged = Predicate.of(predicate).judge(facts);
        assertThat(judged.outcome())
                .as("%s: %s of %s", predicate, judged.because(), facts)
                .isEqualTo(outcome);
    }

    private static List<String> list(Map<String, Object> row, String column) {
        return row.get(column) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
