package dev.relight.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.lint.world.Surroundings;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runbooks cut, shuffled and sprinkled with odd characters: the lint always ends, never throws,
/// and points at lines that exist. One seed, one history.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LintFuzzTest {
    private static final long SEED = Long.getLong("relight.fuzz.seed", 20_261_122);
    private static final int RUNBOOKS = 400 * Integer.getInteger("relight.fuzz.times", 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /// A runbook that takes longer is a loop without end, also on a busy machine.
    private static final Duration ONE_MAX = Duration.ofSeconds(5);

    private static final String[] ODD = {
        "`",
        "```",
        "```bash\n",
        "$(",
        "${",
        "'",
        "\"",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "|",
        "&",
        "\\\n",
        "\u0000",
        "\u202e",
        "\ud83d\ude00",
        "\t",
        "---\n",
        "# ",
        "- [ ] ",
        "| a | b |\n|---|---|\n",
        "**",
        "](",
        "%",
        "…"
    };

    private static final String[] WORLDS = {
        "services:\n  web:\n    image: x\n    ports: [80, \"a:b:c\", {published: 1}]\n",
        "services: [1, 2]\n",
        "version: 3\nservices: {web: null, db: {volumes: {a: b}}}\n",
        "kind: Deployment\napiVersion: v1\nmetadata: [1]\nspec: x\n",
        "&a [*a, *a]\n",
        "services:\n  web: {image: 1, environment: [null, A], networks: {x: null}}\n"
    };

    @TempDir Path folder = Path.of("set by JUnit");

    @Test
    void any_text_and_any_files_beside_it_give_findings_and_nothing_else() throws IOException {
        var random = new Random(SEED);
        var seeds = lines();
        for (int i = 0; i < RUNBOOKS; i++) {
            var text = runbook(seeds, random);
            Files.writeString(
                    folder.resolve("docker-compose.yml"), WORLDS[random.nextInt(WORLDS.length)]);
            Files.writeString(folder.resolve("k8s.yaml"), WORLDS[random.nextInt(WORLDS.length)]);
            var started = System.nanoTime();
            var compiled = Compiler.standard().compile("fuzz.md", text);
            var world = Surroundings.against(folder, folder.resolve("fuzz.md"));
            var problems = Lint.problems(compiled.plan(), compiled.page(), world, TODAY);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .as("runbook %d", i)
                    .isLessThan(ONE_MAX);
            for (var problem : problems)
                assertThat(problem.where().line())
                        .as("%s in runbook %d", problem.code(), i)
                        .isLessThanOrEqualTo(Math.max(1, compiled.page().lines().size()));
        }
    }

    private static List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/test/resources/lint/examples"))) {
            for (var file : files.sorted().toList())
                for (var line : Files.readAllLines(file))
                    if (!line.startsWith("===") && !line.startsWith("--- ")) lines.add(line);
        }
        return lines;
    }

    private static String runbook(List<String> seeds, Random random) {
        var text = new StringBuilder("# Web down\n");
        int count = 5 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(6) == 0) text.append(random.nextBoolean() ? "```bash\n" : "```\n");
            if (random.nextInt(12) == 0)
                text.append("\n## ").append(seeds.get(random.nextInt(seeds.size())));
            var line = seeds.get(random.nextInt(seeds.size()));
            if (random.nextInt(4) == 0 && !line.isEmpty()) {
                int at = random.nextInt(line.length());
                line =
                        line.substring(0, at)
                                + ODD[random.nextInt(ODD.length)]
                                + line.substring(
                                        random.nextBoolean()
                                                ? at
                                                : Math.min(line.length(), at + 3));
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
