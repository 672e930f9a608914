package dev.relight.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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
            Map.of("lexicon", "/lexicon/words.pack", "finding", "/finding/tables.pack");

    @Test
    void every_row_comes_out_of_the_pack_as_it_went_in() throws IOException {
        for (var room : PACKS.keySet()) {
            var written = PackWords.read(folder(room));
            var bytes = new ByteArrayOutputStream();
            Tables.write(new DataOutputStream(bytes), written);
            assertThat(Tables.read(bytes.toByteArray())).as(room).isEqualTo(written);
        }
    }

    @Test
    void the_packs_beside_the_product_are_those_of_these_tables() throws IOException {
        for (var pack : PACKS.entrySet())
            assertThat(Tables.open(pack.getValue()))
                    .isEqualTo(PackWords.read(folder(pack.getKey())));
    }

    @Test
    void a_row_without_a_reason_stops_the_build(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "- say: [x]\n  mode: y\n");
        assertThatThrownBy(() -> PackWords.read(folder)).hasMessageContaining("without why");
    }

    @Test
    void a_table_that_is_no_list_stops_the_build(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "say: x\n");
        assertThatThrownBy(() -> PackWords.read(folder)).hasMessageContaining("no list of rows");
    }

    @Test
    void a_pack_of_another_build_is_refused() {
        var other = ByteBuffer.allocate(8).putInt(99).putInt(0).array();
        assertThatThrownBy(() -> Tables.read(other)).hasMessageContaining("build again");
    }

    private static Path folder(String room) {
        return Objects.requireNonNull(Path.of("src/main/resources", room));
    }
}
