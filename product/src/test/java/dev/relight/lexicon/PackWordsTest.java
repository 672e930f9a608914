package dev.relight.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Word tables come out of their pack as they went in, and a table with a mistake stops the build.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackWordsTest {
    private static final Map<String, String> PACKS =
            Map.of("lexicon", "/lexicon/words.pack", "lint", "/lint/tables.pack");

    @Test
    void every_row_comes_out_of_the_pack_as_it_went_in() throws IOException {
        for (var room : List.of("lexicon", "finding", "lint")) {
            var written = PackWords.read(folder(room));
            var packed = new Tables(PackWords.write(written));
            assertThat(packed.names()).as(room).isEqualTo(written.keySet());
            for (var table : written.keySet())
                assertThat(packed.table(table)).as(table).isEqualTo(written.get(table));
        }
    }

    @Test
    void the_packs_beside_the_product_are_those_of_these_tables() throws IOException {
        for (var pack : PACKS.entrySet()) {
            var shipped = Tables.open(pack.getValue());
            var written = PackWords.read(folder(pack.getKey()));
            assertThat(shipped.names()).isEqualTo(written.keySet());
            for (var table : written.keySet())
                assertThat(shipped.table(table)).as(table).hasSameSizeAs(written.get(table));
        }
    }

    @Test
    void letters_of_other_alphabets_come_out_too() throws IOException {
        var row = new Row(Map.of("say", List.of("größer ≥ 5 ’s", "日本語", "")));
        var packed = new Tables(PackWords.write(Map.of("a", List.of(row))));
        assertThat(packed.table("a")).containsExactly(row);
        assertThat(packed.has("b")).isFalse();
        assertThatThrownBy(() -> packed.table("b")).hasMessageContaining("no word table b");
    }

    @Test
    void a_row_without_a_reason_stops_the_build(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "- say: [x]\n  mode: y\n");
        var arguments = new String[] {folder.toString(), folder.resolve("a.pack").toString()};
        assertThatThrownBy(() -> PackWords.main(arguments)).hasMessageContaining("without why");
    }

    @Test
    void a_table_that_is_no_list_stops_the_build(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "say: x\n");
        assertThatThrownBy(() -> PackWords.read(folder)).hasMessageContaining("no list of rows");
    }

    @Test
    void a_pack_of_another_build_is_refused() {
        assertThatThrownBy(() -> new Tables(new byte[] {0, 99, 0, 0}))
                .hasMessageContaining("build again");
    }

    private static Path folder(String room) {
        return Objects.requireNonNull(Path.of("src/main/resources", room));
    }
}
