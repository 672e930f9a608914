package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Authors' words on what should come out: each check accepts a good output and rejects a bad one.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpectationsTest {
    static Stream<Arguments> rows() {
        return Printed.table("expectations.yaml").stream()
                .map(row -> Arguments.of(row.get("command"), row.get("expected"), row));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rows")
    void a_check_tells_good_from_bad(String command, String expected, Map<String, Object> row) {
        var check = Objects.requireNonNull(Expectations.check(command, expected));
        each(check, command, row, "good", Outcome.TRUE);
        each(check, command, row, "bad", Outcome.FALSE);
        each(check, command, row, "undecided", Outcome.UNDECIDED);
    }

    private static void each(
            Predicate check,
            String command,
            Map<String, Object> row,
            String column,
            Outcome outcome) {
        List<Printed> all =
                row.containsKey(column)
                        ? Printed.of(Objects.requireNonNull(row.get(column)))
                        : List.of();
        for (var printed : all) {
            var judged = check.judge(printed.read(command));
            assertThat(judged.outcome())
                    .as("%s is %s for %s: %s", check.text(), column, printed, judged.because())
                    .isEqualTo(outcome);
        }
    }
}
