package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands that show a secret, and their neighbours that do not; see `attendance/secrets.tsv`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretShownTest {
    @ParameterizedTest
    @MethodSource("cases")
    void what_shows_a_secret_is_told_from_what_does_not(String flag, String command) {
        var why = SecretShown.in(command);
        assertThat(why != null).as("%s: %s", command, why).isEqualTo(flag.equals("S"));
    }

    static Stream<String[]> cases() {
        try (var in = SecretShownTest.class.getResourceAsStream("/attendance/secrets.tsv")) {
            if (in == null) throw new IllegalStateException("secrets.tsv is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
