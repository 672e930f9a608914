package dev.relight.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.Scoreboard;
import dev.relight.lint.world.Surroundings;
import dev.relight.plan.Plan;
import dev.relight.problem.Problem;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Which of the known defects of the labelled runbooks are found, under the right code and line.
///
/// The facts stand in `lint/seed-lint-facts.tsv`: per labelled line whether a machine can find the
/// defect at all, and under which codes. Misses and further findings are printed.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedFactsTest {
    private static final Path FACTS = Path.of("src/test/resources/lint/seed-lint-facts.tsv");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /// Of what a machine can find.
    private static final double BAR = 0.8;

    /// @param at line where the finding is expected, mostly the labelled line itself
    private record Fact(String service, int line, int at, boolean machine, List<String> codes) {}

    @Test
    void what_a_machine_can_find_is_found() throws IOException {
        int rows = 0;
        int found = 0;
        var misses = new ArrayList<String>();
        var further = new HashMap<String, Integer>();
        for (var service : Corpus.SERVICES) {
            var compiled = Compiler.standard().compile(Corpus.seed(service));
            var problems = problems(service);
            var expected = new TreeSet<String>();
            for (var fact : facts(service)) {
                if (!fact.machine()) continue;
                rows++;
                boolean all = true;
                for (var code : fact.codes()) {
                    expected.add(fact.at() + code);
                    if (isFound(code, fact.at(), problems, compiled.plan())) continue;
                    all = false;
                    misses.add("%s:%d %s".formatted(service, fact.at(), code));
                }
                if (all) found++;
            }
            for (var problem : problems)
                if (!expected.contains(problem.where().line() + problem.code()))
                    further.merge(
                            problem.severity().word() + " " + problem.code(), 1, Integer::sum);
        }
        System.out.printf("lint: %d of %d labelled defects found%n", found, rows);
        misses.forEach(miss -> System.out.println("  missed " + miss));
        System.out.println("  further findings " + new java.util.TreeMap<>(further));
        Scoreboard.atLeast(BAR, "seeds: defects a machine can find", found, rows, misses);
    }

    @Test
    void every_labelled_defect_is_accounted_for() throws IOException {
        var accounted = new TreeSet<String>();
        for (var service : Corpus.SERVICES)
            for (var fact : facts(service)) accounted.add(service + " " + fact.line());
        var labelled = new TreeSet<String>();
        for (var row : Corpus.rows("seeds/commands_extra.tsv"))
            if (!row.getOrDefault("lint", "").isBlank())
                labelled.add(row.get("service") + " " + row.get("line"));
        assertThat(accounted).isEqualTo(labelled);
    }

    private static List<Problem> problems(String service) throws IOException {
        var seed = Corpus.seed(service);
        var compiled = Compiler.standard().compile(seed);
        var origin = Corpus.folder().resolve("origins").resolve(service);
        var world =
                Files.exists(origin)
                        ? Surroundings.against(origin, seed)
                        : Surroundings.beside(seed);
        var all = new ArrayList<>(compiled.problems());
        all.addAll(Lint.problems(compiled.plan(), compiled.page(), world, TODAY));
        return all;
    }

    /// On the line itself, or further down within the command that begins there.
    private static boolean isFound(String code, int line, List<Problem> problems, Plan plan) {
        int last = plan.command(line).map(command -> command.endLine()).orElse(line);
        return problems.stream()
                .anyMatch(problem ->
                        problem.code().equals(code)
                                && problem.where().line() >= line
                                && problem.where().line() <= last);
    }

    private static List<Fact> facts(String service) throws IOException {
        var facts = new ArrayList<Fact>();
        for (var line : Files.readAllLines(FACTS)) {
            var cells = line.split("\t", -1);
            if (!cells[0].equals(service)) continue;
            facts.add(
                    new Fact(
                            service,
                            Integer.parseInt(cells[1]),
                            Integer.parseInt(cells[2]),
                            cells[3].equals("y"),
                            List.of(cells[4].split(","))));
        }
        return facts;
    }
}
