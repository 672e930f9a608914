package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Every row of the tables can be read, though most are read only when their program is met.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttendanceTableTest {
    @Test
    void every_row_of_the_rules_can_be_read() {
        assertThat(AttendanceTable.programs()).hasSizeGreaterThan(300);
        for (var program : AttendanceTable.programs())
            assertThatCode(() ->
                            AttendanceTable.program(
                                    program.startsWith("-") ? "x" + program : program))
                    .as(program)
                    .doesNotThrowAnyException();
    }

    @Test
    void every_pattern_of_the_secrets_can_be_read() {
        for (var row : SecretTable.READ.files) row.shape().pattern();
        for (var row : SecretTable.READ.texts)
            assertThat(row.shape().pattern().matcher("").groupCount()).as(row.why()).isEqualTo(1);
        for (var program : SecretTable.READ.programs())
            for (var row : SecretTable.READ.program(program)) {
                row.shape().pattern();
                if (row.but() != null) row.but().pattern();
                assertThat(row.why()).isNotBlank();
            }
    }

    @Test
    void no_rule_stands_twice() throws IOException {
        try (var in = AttendanceTable.class.getResourceAsStream("/attendance/rules.txt")) {
            assertThat(in).isNotNull();
            var lines = new HashSet<String>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                if (!line.isBlank() && !line.startsWith("#"))
                    assertThat(lines.add(line)).as(line).isTrue();
        }
    }
}
