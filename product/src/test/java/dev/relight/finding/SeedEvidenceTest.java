package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import java.util.ArrayList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Evidence kinds against the labels of the seed runbooks.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedEvidenceTest {
    /// Of 236 rows; the main kind alone.
    private static final double MAIN_MIN = 0.97;

    @Test
    void the_main_kind_is_the_label_s() {
        var wrong = new ArrayList<String>();
        var rows = Corpus.rows("seeds/commands.tsv");
        for (var row : rows) {
            var wanted = row.getOrDefault("evidence", "").split(",")[0];
            var got = EvidenceKinds.of(row.getOrDefault("command", ""));
            if (!wanted.equals(got.getFirst()))
                wrong.add(
                        row.get("line") + " " + row.get("command") + ": " + got + " for " + wanted);
        }
        assertThat(1.0 - wrong.size() / (double) rows.size())
                .as(String.join("\n", wrong))
                .isGreaterThanOrEqualTo(MAIN_MIN);
    }
}
