package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is packed is what was written in the tables, row by row.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PackTest {
    private static final Path TABLES = Path.of("src/main/resources/danger");

    @Test
    void every_table_comes_out_of_the_pack_as_it_went_in() throws IOException {
        var written = PackTables.read(TABLES);
        var pack = new Pack(PackWriter.write(written));
        assertThat(written).hasSizeGreaterThan(500);
        written.forEach((name, table) -> {
            var read = Objects.requireNonNull(pack.table(name), name);
            assertThat(shown(read, "")).as(name).isEqualTo(shown(table, ""));
        });
    }

    @Test
    void the_pack_beside_the_product_is_that_of_these_tables() throws IOException {
        try (var in =
                Objects.requireNonNull(PackTest.class.getResourceAsStream("/danger/tables.pack"))) {
            assertThat(in.readAllBytes()).isEqualTo(PackWriter.write(PackTables.read(TABLES)));
        }
    }

    @Test
    void a_program_nobody_has_packed_is_not_there() {
        var pack = new Pack(PackWriter.write(Map.of()));
        assertThat(pack.table("ls")).isNull();
    }

    @Test
    void a_pack_of_another_build_is_refused() {
        var bytes = PackWriter.write(Map.of());
        bytes[0] = Pack.FORM + 1;
        assertThatThrownBy(() -> new Pack(bytes)).hasMessageContaining("build again");
    }

    @Test
    void a_mistake_in_a_shipped_table_stops_the_build_and_says_where(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "ls: observe lists\ncat:\n  is: nice\n");
        Files.writeString(folder.resolve("b.yaml"), "ls: destructive no\n");
        assertThatThrownBy(() -> PackTables.read(folder))
                .hasMessageContaining("a.yaml:3:7")
                .hasMessageContaining("a second table in b.yaml: ls");
    }

    /// Everything a table holds, as text.
    private static String shown(Table table, String indent) {
        var out = new StringBuilder(indent).append(table.name).append('\n');
        var deeper = indent + "  ";
        line(out, deeper, "is", table.ruling == null ? null : table.ruling.line());
        line(out, deeper, "platform", table.platform);
        line(out, deeper, "style", table.style);
        line(out, deeper, "unlisted", table.unlisted);
        line(out, deeper, "kinds", table.kinds);
        line(out, deeper, "options", new TreeMap<>(table.options));
        cases(out, deeper + "instead ", table.instead);
        cases(out, deeper + "raise ", table.raise);
        for (var carry : table.carries) line(out, deeper, "carry", carry.line());
        for (var child : table.next.values()) out.append(shown(child, deeper));
        for (var glob : table.globs)
            out.append(deeper)
                    .append(glob.head())
                    .append('*')
                    .append(glob.tail())
                    .append('\n')
                    .append(shown(glob.then(), deeper));
        var deep = table.deep;
        if (deep != null) out.append(shown(deep, deeper + "** "));
        return out.toString();
    }

    private static void cases(StringBuilder out, String indent, List<Table.Case> cases) {
        for (var one : cases) line(out, indent, one.when().toString(), one.then().line());
    }

    private static void line(
            StringBuilder out,
            String indent,
            String name,
            @org.jspecify.annotations.Nullable Object value) {
        out.append(indent).append(name).append(": ").append(value).append('\n');
    }
}
