package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import dev.relight.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is read out of the labelled runbooks, column by column, against what a careful reader says.
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedScoreTest {
    private final Map<String, Plan> plans = new HashMap<>();
    private final Score score = new Score();

    @BeforeAll
    void read() throws IOException {
        var compiler = Compiler.standard();
        for (var service : Corpus.SERVICES)
            plans.put(
                    service,
                    compiler.compile(service + ".md", Files.readAllBytes(Corpus.seed(service)))
                            .plan());
    }

    @AfterAll
    void print() {
        System.out.println(score.table());
    }

    @Test
    void every_command_is_found_and_nothing_else() {
        var rows = Corpus.rows("seeds/commands.tsv");
        var labelled = new HashSet<String>();
        for (var row : rows) {
            labelled.add(row.get("service") + row.get("line"));
            var command = command(row);
            score.count("commands found", row, command != null, "nothing");
            if (command == null) continue;
            score.count(
                    "command text",
                    row,
                    bare(command.text()).equals(bare(text(row, "command"))),
                    command.text());
        }
        for (var service : Corpus.SERVICES)
            for (var command : plan(service).commands())
                assertThat(labelled)
                        .as("an extra command: %s %s", service, command)
                        .contains(service + command.line());
        score.holds("commands found", 1, "command text", 1);
    }

    @Test
    void nothing_is_called_less_dangerous_than_it_is() {
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var command = command(row);
            if (command == null) continue;
            var label = Danger.valueOf(text(row, "danger").toUpperCase(Locale.ROOT));
            score.count("danger", row, command.danger() == label, command.danger());
            boolean gated = label == Danger.UNKNOWN && command.danger() == Danger.DESTRUCTIVE;
            assertThat(gated || command.danger().compareTo(label) >= 0)
                    .as("%s line %s is %s", text(row, "service"), text(row, "line"), label)
                    .isTrue();
        }
        score.holds("danger", .97);
    }

    @Test
    void every_column_of_a_command_is_read() {
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var command = command(row);
            if (command == null) continue;
            same("phase of command", row, "phase", command.phase().word());
            same("step", row, "step", command.step());
            same("platform", row, "platform", command.platform().word());
            same("condition of command", row, "condition", orEmpty(command.condition()));
            same("expected", row, "expected", orEmpty(command.expected()));
            same(
                    "alternative",
                    row,
                    "alternative_of",
                    command.alternativeOf() == null ? "" : "" + command.alternativeOf(),
                    cell -> cell.split(",")[0]);
            same("interactive", row, "interactive", command.interactive() ? "y" : "n");
            same("reveals secret", row, "reveals_secret", command.revealsSecret() ? "y" : "n");
            same("evidence", row, "evidence", String.join(",", command.evidence()));
            score.count(
                    "main evidence",
                    row,
                    text(row, "evidence").split(",")[0].equals(command.evidence().getFirst()),
                    command.evidence());
            boolean rewritten = !text(row, "unattended_form").isEmpty();
            score.count(
                    "runs unattended as written",
                    row,
                    rewritten == (command.unattended() != null),
                    command.unattended());
            placeholders(row, command);
            if (!text(row, "expected").isEmpty())
                score.count("expectation with a check", row, command.check() != null, "no check");
        }
        for (var row : Corpus.rows("seeds/commands_extra.tsv")) {
            var command = command(row);
            if (command == null) continue;
            same("role", row, "role", command.role().word());
            same("last line", row, "end_line", "" + command.endLine());
        }
        score.holds(
                "phase of command",
                .96,
                "step",
                .96,
                "platform",
                .97,
                "condition of command",
                .98,
                "expected",
                1,
                "alternative",
                .9,
                "interactive",
                .99,
                "reveals secret",
                .99,
                "main evidence",
                .95,
                "runs unattended as written",
                .95,
                "placeholders",
                1,
                "expectation with a check",
                1,
                "role",
                .95,
                "last line",
                1);
    }

    private void placeholders(Map<String, String> row, Command command) {
        var want =
                Arrays.stream(text(row, "placeholders").split(","))
                        .map(String::strip)
                        .filter(one -> one.startsWith("<"))
                        .collect(Collectors.toSet());
        var got =
                command.placeholders().stream()
                        .filter(one -> one.startsWith("<"))
                        .collect(Collectors.toSet());
        score.count("placeholders", row, want.equals(got), got);
    }

    @Test
    void every_heading_has_its_phase_its_time_and_its_scenario() {
        for (var row : Corpus.rows("seeds/phases.tsv")) {
            var section = plan(text(row, "service")).section(line(row)).orElse(null);
            score.count("headings found", row, section != null, "nothing");
            if (section == null) continue;
            same("heading text", row, "text", section.text());
            same("phase of heading", row, "phase", section.phase().word());
            same("budget", row, "time_budget", orEmpty(section.budget()));
            same("scenario", row, "scenario", section.scenario() ? "y" : "n");
            same("failure mode", row, "failure_mode", orEmpty(section.failureMode()));
        }
        score.holds(
                "headings found",
                1,
                "heading text",
                1,
                "phase of heading",
                .96,
                "budget",
                1,
                "scenario",
                .95,
                "failure mode",
                .95);
    }

    @Test
    void every_condition_is_found_with_its_kind_and_reach() {
        for (var row : Corpus.rows("seeds/conditions.tsv")) {
            var here =
                    plan(text(row, "service")).conditions().stream()
                            .filter(one -> one.line() == line(row))
                            .toList();
            score.count("conditions found", row, !here.isEmpty(), "nothing");
            if (here.isEmpty()) continue;
            score.count(
                    "condition kind",
                    row,
                    here.stream().anyMatch(one -> one.kind().word().equals(text(row, "kind"))),
                    here);
            score.count(
                    "condition source",
                    row,
                    here.stream().anyMatch(one -> one.source().equals(text(row, "source"))),
                    here);
            var governs = numbers(text(row, "governs").replaceAll("\\([^)]*\\)", ""));
            score.count(
                    "condition governs",
                    row,
                    here.stream().anyMatch(one -> new TreeSet<>(one.governs()).equals(governs)),
                    here);
            same("condition text", row, "text", here.getFirst().text());
        }
        score.holds(
                "conditions found",
                .98,
                "condition kind",
                .9,
                "condition source",
                .98,
                "condition governs",
                .8,
                "condition text",
                .95);
    }

    @Test
    void every_symptom_stands_with_its_scenario_and_a_predicate() {
        for (var row : Corpus.rows("seeds/symptoms.tsv")) {
            var here =
                    plan(text(row, "service")).symptoms().stream()
                            .filter(one -> one.line() == line(row))
                            .findFirst()
                            .orElse(null);
            score.count("symptoms found", row, here != null, "nothing");
            if (here == null) continue;
            score.count("symptom predicate", row, here.predicate() != null, "none");
            same("symptom scenario", row, "scenario", here.scenario());
            same("symptom text", row, "symptom", here.text());
        }
        score.holds(
                "symptoms found",
                .98,
                "symptom predicate",
                .85,
                "symptom scenario",
                .95,
                "symptom text",
                .95);
    }

    @Test
    void every_task_is_found_and_due() {
        var labelled = new HashSet<String>();
        for (var row : Corpus.rows("seeds/tasks.tsv")) {
            labelled.add(row.get("service") + row.get("line"));
            var here =
                    plan(text(row, "service")).tasks().stream()
                            .filter(one -> one.line() == line(row))
                            .findFirst()
                            .orElse(null);
            score.count("tasks found", row, here != null, "nothing");
            if (here == null) continue;
            same("task text", row, "text", here.text());
            same("task phase", row, "phase", here.phase().word());
            same("task built-in", row, "built_in", here.builtIn().word());
            same("task due", row, "due", orEmpty(here.due()));
        }
        for (var service : Corpus.SERVICES)
            for (var task : plan(service).tasks())
                score.count(
                        "tasks that are tasks",
                        Map.of("service", service, "line", "" + task.line()),
                        labelled.contains(service + task.line()),
                        task);
        score.holds(
                "tasks found",
                .98,
                "task text",
                .95,
                "task phase",
                .96,
                "task built-in",
                .85,
                "task due",
                .85,
                "tasks that are tasks",
                .97);
    }

    @Test
    void every_row_of_the_escalation_is_found() {
        for (var row : Corpus.rows("seeds/escalation.tsv")) {
            var here =
                    plan(text(row, "service")).escalation().stream()
                            .filter(one ->
                                    one.line() == line(row)
                                            && one.kind().word().equals(text(row, "kind")))
                            .findFirst()
                            .orElse(null);
            score.count("escalation rows", row, here != null, "nothing");
            if (here != null) same("escalation value", row, "value", here.value());
        }
        score.holds("escalation rows", .95, "escalation value", .95);
    }

    @Test
    void what_a_runbook_says_of_itself_is_read() {
        for (var row : Corpus.rows("seeds/metadata.tsv")) {
            BiPredicate<String, String> is =
                    (key, value) ->
                            key.equals(text(row, "key")) && value.equals(text(row, "normalized"));
            boolean found =
                    plan(text(row, "service")).metadata().stream()
                            .anyMatch(one ->
                                    one.line() == line(row)
                                            && is.test(one.key(), one.normalized()));
            boolean written =
                    Set.of(
                                    "related-runbook",
                                    "related-document",
                                    "related-alert",
                                    "severity",
                                    "alert-name",
                                    "owner",
                                    "version",
                                    "category",
                                    "component",
                                    "threshold",
                                    "last-updated",
                                    "next-review",
                                    "expected-response-time",
                                    "impact")
                            .contains(text(row, "key"));
            score.count("metadata", row, found, "nothing");
            if (written) score.count("metadata of key lines and links", row, found, "nothing");
        }
        score.holds("metadata", .8, "metadata of key lines and links", 1);
    }

    // ---- reading the labels

    private @Nullable Command command(Map<String, String> row) {
        return plan(text(row, "service")).command(line(row)).orElse(null);
    }

    private Plan plan(String service) {
        var plan = plans.get(service);
        if (plan == null) throw new IllegalStateException("no plan of " + service);
        return plan;
    }

    private static int line(Map<String, String> row) {
        return Integer.parseInt(text(row, "line"));
    }

    private static String text(Map<String, String> row, String cell) {
        return row.getOrDefault(cell, "");
    }

    private void same(String measure, Map<String, String> row, String cell, String got) {
        same(measure, row, cell, got, Function.identity());
    }

    private void same(
            String measure,
            Map<String, String> row,
            String cell,
            String got,
            Function<String, String> read) {
        var want = read.apply(text(row, cell));
        score.count(measure, row, want.equals(got), "want '" + want + "' got '" + got + "'");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// De-indented, else exact.
    private static String bare(String command) {
        return command.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static Set<Integer> numbers(String text) {
        var found = new TreeSet<Integer>();
        var digits = Pattern.compile("\\d+").matcher(text);
        while (digits.find()) found.add(Integer.valueOf(digits.group()));
        return found;
    }
}
