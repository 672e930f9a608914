package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runbooks of our own, and beside each what must be read out of it. After a change that is meant,
/// write them anew with `-Dstories=write` and read the difference.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/runbooks");

    static List<Path> stories() {
        return runbooks(FOLDER);
    }

    static List<Path> bad() {
        return runbooks(FOLDER.resolve("bad"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_runbook_is_read_as_its_story_says(Path runbook) throws IOException {
        compare(runbook, ".plan", PlanText.of(compiled(runbook)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_runbook_raises_the_problems_beside_it(Path runbook) throws IOException {
        var said = new StringBuilder();
        for (var problem : compiled(runbook).problems())
            said.append(problem.where().line())
                    .append(':')
                    .append(problem.where().column())
                    .append(' ')
                    .append(problem.severity().word())
                    .append(' ')
                    .append(problem.code())
                    .append(": ")
                    .append(problem.what())
                    .append(' ')
                    .append(problem.mend())
                    .append('\n');
        compare(runbook, ".problems", said.toString());
    }

    private static Compiled compiled(Path runbook) throws IOException {
        return Compiler.standard()
                .compile(runbook.getFileName().toString(), Files.readAllBytes(runbook));
    }

    private static void compare(Path runbook, String ending, String got) throws IOException {
        var name = runbook.getFileName().toString().replace(".md", ending);
        var story = runbook.resolveSibling(name);
        if ("write".equals(System.getProperty("stories"))) Files.writeString(story, got);
        assertThat(got).isEqualTo(Files.readString(story));
    }

    private static List<Path> runbooks(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
