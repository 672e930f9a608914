package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Runbooks by many authors: each is read, soon, and its labelled lines are found.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DevRunbooksTest {
    private final Compiler compiler = Compiler.standard();

    @Test
    void each_is_read_and_written_within_a_second() throws IOException {
        for (var file : Corpus.devRunbooks()) compiler.compile(file); // warm
        for (var file : Corpus.devRunbooks())
            Assertions.assertTimeout(
                    Duration.ofSeconds(1),
                    () -> {
                        var compiled = compiler.compile(file);
                        var out = new ByteArrayOutputStream();
                        CheckJson.write(compiled.plan(), compiled.problems(), out);
                        assertThat(out.size()).isPositive();
                    },
                    () -> file + " takes too long");
    }

    @Test
    void no_line_names_two_commands_and_every_line_exists() throws IOException {
        for (var file : Corpus.devRunbooks()) {
            var lines = Files.readAllLines(file).size();
            var commands = compiler.compile(file).plan().commands();
            assertThat(commands.stream().map(command -> command.line()).toList())
                    .as("lines of the commands of %s", file)
                    .doesNotHaveDuplicates()
                    .allMatch(line -> line >= 1 && line <= lines);
            for (var command : commands)
                assertThat(command.endLine()).as("%s", command).isBetween(command.line(), lines);
        }
    }

    @Test
    void the_labelled_commands_are_found_and_what_is_none_is_left_out() throws IOException {
        var score = new Score();
        for (var row : Corpus.rows("dev/labels.tsv")) {
            var file =
                    Corpus.folder().resolve("dev/runbooks").resolve(row.getOrDefault("file", ""));
            int line = Integer.parseInt(row.getOrDefault("line_no", "0"));
            boolean taken = taken(compiler.compile(file), line);
            var named =
                    java.util.Map.of("service", file.getFileName().toString(), "line", "" + line);
            boolean command = !"not-a-command".equals(row.get("danger"));
            score.count(
                    command ? "commands found" : "others left out",
                    named,
                    taken == command,
                    row.get("line"));
        }
        System.out.println(score.table());
        score.holds("commands found", .98, "others left out", .8);
    }

    private static boolean taken(Compiled compiled, int line) {
        List<Integer> lines =
                compiled.plan().commands().stream()
                        .flatMap(one -> IntStream.rangeClosed(one.line(), one.endLine()).boxed())
                        .toList();
        return lines.contains(line);
    }
}
