package dev.relight.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.lint.catalogue.Catalogue;
import dev.relight.lint.world.Surroundings;
import dev.relight.problem.Problem;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every code with a bad example that raises it and a good one that does not:
/// `src/test/resources/lint/examples`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/lint/examples");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir Path folder = Path.of("set by JUnit");

    /// @param parts `bad`, `good`, `bad md`, `file docker-compose.yml` ... with their text
    private record Example(String code, int number, Map<String, String> parts) {}

    @TestFactory
    Stream<DynamicTest> each_code_is_raised_by_the_bad_example_and_not_by_the_good_one()
            throws IOException {
        return examples().stream()
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.code() + " " + example.number(), () -> holds(example)));
    }

    @Test
    void every_code_of_a_rule_has_an_example() throws IOException {
        var shown = new TreeSet<>(examples().stream().map(Example::code).toList());
        var codes = new TreeSet<String>();
        for (var entry : Catalogue.entries())
            if (!entry.about().equals("reading")) codes.add(entry.code());
        assertThat(shown).isEqualTo(codes);
    }

    private void holds(Example example) throws IOException {
        var place = Files.createTempDirectory(folder, "example");
        var against = Files.createDirectories(place.resolve("project"));
        for (var part : example.parts().entrySet())
            if (part.getKey().startsWith("file ")) {
                var file = against.resolve(part.getKey().substring("file ".length()));
                Files.createDirectories(file.getParent());
                Files.writeString(file, part.getValue());
            }
        for (var part : example.parts().entrySet()) {
            if (part.getKey().startsWith("file ")) continue;
            boolean whole = part.getKey().endsWith(" md");
            var text =
                    whole ? part.getValue() : "# Web down\n\n```bash\n" + part.getValue() + "```\n";
            var codes = look(text, against).stream().map(Problem::code).toList();
            if (part.getKey().startsWith("bad"))
                assertThat(codes).as("found in\n%s", text).contains(example.code());
            else assertThat(codes).as("found in\n%s", text).doesNotContain(example.code());
        }
    }

    private static List<Problem> look(String text, Path against) throws IOException {
        var runbook = against.resolve("runbook.md");
        Files.writeString(runbook, text);
        var compiled = Compiler.standard().compile("runbook.md", text);
        var world = Surroundings.against(against, runbook);
        var all = new ArrayList<>(compiled.problems());
        all.addAll(Lint.problems(compiled.plan(), compiled.page(), world, TODAY));
        return all;
    }

    private static List<Example> examples() throws IOException {
        var all = new ArrayList<Example>();
        try (var files = Files.list(EXAMPLES)) {
            for (var file : files.sorted().toList()) read(Files.readString(file), all);
        }
        return all;
    }

    private static void read(String text, List<Example> all) {
        Map<String, String> parts = new LinkedHashMap<>();
        var part = "";
        for (var line : text.split("\n", -1)) {
            if (line.startsWith("=== ")) {
                parts = new LinkedHashMap<>();
                all.add(new Example(line.substring(4), all.size() + 1, parts));
                part = "";
            } else if (line.startsWith("--- ")) part = line.substring(4);
            else if (!part.isEmpty()) parts.merge(part, line + "\n", String::concat);
        }
    }
}
