package dev.relight.runbook;

import dev.relight.Corpus;
import dev.relight.finding.Predicate;
import dev.relight.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What stands between the commands of the labelled runbooks: comments, the places of commands, and
/// what conditions and escalation rest on.
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedCommentsTest {
    private final Map<String, Compiled> read = new HashMap<>();
    private final Score score = new Score();

    /// First word of a label to the words we use for it.
    private static final Map<String, List<String>> ROLES =
            Map.ofEntries(
                    Map.entry("step", List.of("step")),
                    Map.entry("condition", List.of("condition")),
                    Map.entry("expected", List.of("expected")),
                    Map.entry("look-for", List.of("look-for")),
                    Map.entry("alternative-marker", List.of("alternative", "platform")),
                    Map.entry("platform-label", List.of("platform", "alternative")),
                    Map.entry("human-task", List.of("task", "detail")),
                    Map.entry("commented-out-command", List.of("commented-out")),
                    Map.entry("reference", List.of("reference", "detail")),
                    Map.entry("role", List.of("task", "step")));

    /// The rest ask what the runbook itself did before, which no output shows.
    private static final double FACTS_MIN = .65;

    @BeforeAll
    void compile() throws IOException {
        var compiler = Compiler.standard();
        for (var service : Corpus.SERVICES)
            read.put(
                    service,
                    compiler.compile(service + ".md", Files.readAllBytes(Corpus.seed(service))));
    }

    @AfterAll
    void print() {
        System.out.println(score.table());
    }

    @Test
    void every_comment_in_a_block_is_taken_for_what_it_is() {
        for (var row : Corpus.rows("seeds/comments.tsv")) {
            var here =
                    compiled(row).blocks().stream()
                            .flatMap(block -> block.comments().stream())
                            .filter(one -> one.line() == line(row))
                            .findFirst()
                            .orElse(null);
            score.count("comments found", row, here != null, text(row, "text"));
            if (here == null) continue;
            var label = text(row, "role");
            boolean says =
                    ROLES.getOrDefault(label.split("[ +(]")[0], List.of()).stream()
                                    .anyMatch(word -> here.role().contains(word))
                            || label.contains("condition") && here.role().contains("condition");
            score.count("comment role", row, says, label + " got " + here.role());
        }
        score.holds("comments found", .95, "comment role", .9);
    }

    @Test
    void every_command_stands_under_its_heading_and_reads_in_one_line() {
        for (var row : Corpus.rows("seeds/commands.tsv")) {
            var command = plan(row).command(line(row)).orElseThrow();
            var section = plan(row).section(command.section()).orElseThrow();
            var path = text(row, "heading_path");
            score.count("innermost heading", row, path.endsWith(section.text()), section.text());
        }
        for (var row : Corpus.rows("seeds/commands_extra.tsv")) {
            var command = plan(row).command(line(row)).orElseThrow();
            boolean same = bare(command.joined()).equals(bare(text(row, "joined")));
            score.count("command in one line", row, same, command.joined());
        }
        score.holds("innermost heading", 1, "command in one line", .98);
    }

    @Test
    void what_a_condition_asks_of_the_facts_is_a_predicate() {
        for (var row : Corpus.rows("seeds/conditions.tsv")) {
            if (!text(row, "kind").equals("finding") || !text(row, "automatable").equals("y"))
                continue;
            var here =
                    plan(row).conditions().stream()
                            .filter(one -> one.line() == line(row))
                            .map(one -> one.predicate())
                            .toList();
            boolean asks = here.stream().anyMatch(Predicate.class::isInstance);
            boolean bySymptoms = text(row, "predicate").startsWith("see symptoms");
            score.count("finding condition asks facts", row, asks || bySymptoms, here);
        }
        score.holds("finding condition asks facts", FACTS_MIN);
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Compiled compiled(Map<String, String> row) {
        var found = read.get(text(row, "service"));
        if (found == null) throw new IllegalStateException("not compiled: " + row);
        return found;
    }

    private Plan plan(Map<String, String> row) {
        return compiled(row).plan();
    }

    private static int line(Map<String, String> row) {
        return Integer.parseInt(text(row, "line"));
    }

    private static String text(Map<String, String> row, String cell) {
        return row.getOrDefault(cell, "");
    }
}
