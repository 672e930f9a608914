package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands of every family with the danger an experienced reader expects; see the tables beside
/// it.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FreshCommandsTest {
    private static final Judge JUDGE = Judge.standard();

    static Stream<String[]> rows() throws IOException {
        return Stream.of("fresh.tsv", "traps.tsv", "breadth.tsv", "rounds.tsv", "unseen.tsv")
                .flatMap(FreshCommandsTest::read);
    }

    private static Stream<String[]> read(String file) {
        try (var in =
                Objects.requireNonNull(
                        FreshCommandsTest.class.getResourceAsStream("/danger/" + file))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("\t", 2))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rows")
    void is_called_as_expected(String expected, String command) {
        var verdict = JUDGE.judge(command.replace("\\n", "\n"));
        assertThat(List.of(expected.split("\\|")))
                .as("%s is called %s: %s", command, verdict.danger(), verdict.reasons())
                .contains(verdict.danger().word());
    }
}
