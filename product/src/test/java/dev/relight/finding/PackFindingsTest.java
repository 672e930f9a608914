package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.lexicon.PackWords;
import dev.relight.lexicon.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackFindingsTest {
    private static final Path TABLES = Path.of("src/main/resources/finding");

    @Test
    void the_pack_beside_the_product_is_that_of_these_tables() throws IOException {
        var written = PackWords.read(TABLES);
        assertThat(written).hasSizeGreaterThan(5);
        for (var table : written.keySet())
            assertThat(Rows.of(table))
                    .as(table)
                    .isEqualTo(written.get(table).stream().map(PackFindings::prepared).toList());
    }

    @Test
    void words_are_parted_and_expressions_get_the_words_they_need() {
        var row =
                PackFindings.prepared(
                        new Row(
                                Map.of(
                                        "call", List.of("docker  ps"),
                                        "text", List.of("(?i)healthy|starting"),
                                        "says", List.of("x+"),
                                        "why", List.of("a test"))));
        assertThat(row.list("call")).containsExactly("docker", "ps");
        assertThat(row.list("text needles")).containsExactly("healthy", "starting");
        assertThat(row.list("says needles")).isEmpty();
        assertThat(Wording.exact(row, "text").fits("HEALTHY")).isTrue();
        assertThat(row.list("why")).isEqualTo(List.of());
    }
}
