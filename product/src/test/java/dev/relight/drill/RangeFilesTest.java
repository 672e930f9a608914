package dev.relight.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the range is made of can be read: a spelling mistake must not wait for an hour of drills.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RangeFilesTest {
    private static final int FAULTS_MIN = 6;

    static Stream<Path> systems() throws IOException {
        try (var folders = Files.list(Path.of("../relight-range/systems"))) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_system_has_a_course_that_can_be_read(Path system) throws IOException {
        var problems = new Problems();
        var file = system.resolve("drill.yaml");
        var course = Course.read(file, Files.readString(file), problems);
        assertThat(problems.inOrder()).isEmpty();
        assertThat(course.environment()).isEqualTo("range");
        assertThat(course.service()).isEqualTo(system.getFileName().toString());
        assertThat(course.runbook()).exists();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_fault_has_a_way_back(Path system) throws IOException {
        var problems = new Problems();
        var file = system.resolve("faults.yaml");
        var faults = FaultFile.read(file.toString(), Files.readString(file), problems);
        assertThat(problems.inOrder()).isEmpty();
        assertThat(faults.faults()).hasSizeGreaterThanOrEqualTo(FAULTS_MIN);
        assertThat(faults.faults()).extracting(Fault::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void every_system_has_a_runbook_of_its_own_without_errors(Path system) throws IOException {
        var compiled = Compiler.standard().compile(system.resolve("runbook.md"));
        assertThat(compiled.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(compiled.plan().commands()).isNotEmpty();
    }
}
