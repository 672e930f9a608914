package dev.relight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// House rules that no compiler knows; each failure names the file and the mend.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java");

    /// Past this a file holds more than one thought.
    private static final int FILE_LINES_MAX = 350;

    private static final int SIGN_CHARACTERS_MAX = 60;

    @Test
    void every_room_has_a_door_sign_that_fits_the_door() throws IOException {
        for (var room : rooms()) {
            var sign = room.resolve("package-info.java");
            assertThat(sign).exists();
            var first = Files.readAllLines(sign).getFirst();
            assertThat(first).as("%s begins with its sign", sign).startsWith("/// ");
            assertThat(first.length() - "/// ".length())
                    .as("%s: the sign is too long for the door", sign)
                    .isLessThanOrEqualTo(SIGN_CHARACTERS_MAX);
            assertThat(Files.readString(sign)).contains("@NullMarked");
        }
    }

    @Test
    void no_file_is_longer_than_a_reader_s_breath() throws IOException {
        for (var file : javaFiles()) {
            var lines = Files.readAllLines(file).size();
            assertThat(lines)
                    .as("%s has %d lines; carve a thought out of it", file, lines)
                    .isLessThanOrEqualTo(FILE_LINES_MAX);
        }
    }

    @Test
    void every_class_says_what_it_is_before_it_begins() throws IOException {
        for (var file : javaFiles()) {
            assertThat(Files.readString(file))
                    .as("%s: begin with a /// line", file)
                    .contains("\n/// ");
        }
    }

    private static List<Path> javaFiles() throws IOException {
        try (var all = Files.walk(MAIN)) {
            return all.filter(
                            p -> p.toString().endsWith(".java") && !p.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static List<Path> rooms() throws IOException {
        return javaFiles().stream().map(Path::getParent).distinct().toList();
    }
}
