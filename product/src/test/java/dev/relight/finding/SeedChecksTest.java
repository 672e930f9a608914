package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Checks of the seed runbooks' commands, held against outputs that are good and bad by their
/// labels.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedChecksTest {
    private static final double DEFAULTS_MIN = 0.98;

    @Test
    void every_stated_expectation_has_a_check_that_works() {
        int stated = 0;
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            if (cell(row, "expected").isEmpty()) continue;
            stated++;
            var check =
                    Objects.requireNonNull(
                            Expectations.check(cell(row, "command"), cell(row, "expected")));
            var outputs = outputs(cell(row, "service") + " " + cell(row, "line"));
            assertThat(wrong(check, cell(row, "command"), outputs)).as(check.text()).isEmpty();
        }
        Scoreboard.atLeast(1, "seeds: expectations with a working check", stated, 10, "");
    }

    @Test
    void the_default_check_means_what_the_label_says() throws IOException {
        var wrong = new ArrayList<String>();
        var rows = Corpus.rows("seeds/commands.tsv");
        var compiler = Compiler.standard();
        for (var row : rows) {
            if (!cell(row, "expected").isEmpty()) continue;
            var command = cell(row, "command");
            var plan = compiler.compile(Corpus.seed(cell(row, "service"))).plan();
            var check = plan.command(Integer.parseInt(cell(row, "line"))).orElseThrow().check();
            var outputs =
                    family(
                            command.replaceAll("\\\\\n\\s*", ""),
                            cell(row, "heading_path") + cell(row, "step"));
            if (outputs == null) wrong.add(command + ": no family");
            else if (check == null) {
                if (!outputs.containsKey("none")) wrong.add(command + ": no check");
            } else
                for (var each : wrong(check, command, outputs))
                    wrong.add(command + ": " + check.text() + " " + each);
        }
        int all = (int) rows.stream().filter(row -> cell(row, "expected").isEmpty()).count();
        int misses = (int) wrong.stream().map(line -> line.split(": ")[0]).distinct().count();
        Scoreboard.atLeast(DEFAULTS_MIN, "seeds: default check", all - misses, all, wrong);
    }

    private static Map<String, Object> outputs(String line) {
        return Printed.table("seed-expectations.yaml").stream()
                .filter(row -> line.equals(row.get("line")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no outputs for " + line));
    }

    private static @Nullable Map<String, Object> family(String command, String around) {
        for (var row : Printed.table("families.yaml")) {
            if (!fits(row, "for", command)) continue;
            if (row.containsKey("but") && fits(row, "but", command)) continue;
            if (row.containsKey("near") && !fits(row, "near", around)) continue;
            return row;
        }
        return null;
    }

    private static boolean fits(Map<String, Object> row, String column, String text) {
        return Pattern.compile(
                        String.valueOf(row.get(column)), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text)
                .find();
    }

    private static List<String> wrong(
            Predicate check, String command, Map<String, Object> outputs) {
        var wrong = new ArrayList<String>();
        for (var column :
                Map.of("good", Outcome.TRUE, "bad", Outcome.FALSE, "undecided", Outcome.UNDECIDED)
                        .entrySet()) {
            if (!outputs.containsKey(column.getKey())) continue;
            for (var printed : Printed.of(Objects.requireNonNull(outputs.get(column.getKey())))) {
                var judged = check.judge(printed.read(command));
                if (judged.outcome() != column.getValue())
                    wrong.add(column.getKey() + " judged " + judged + " for " + printed);
            }
        }
        return wrong;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
