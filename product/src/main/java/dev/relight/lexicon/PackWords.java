package dev.relight.lexicon;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Packs the tables of a room into one file; run by the build, never by the product.
public final class PackWords {
    /// The reason of a row is for people who read the table; the product has no use for it.
    private static final String WHY = "why";

    private PackWords() {}

    /// @param arguments the folder with the YAML files, and the file to write
    public static void main(String[] arguments) throws IOException {
        run(arguments, PackWords::bare);
    }

    /// The same for another room.
    ///
    /// @param prepared what becomes of each row
    public static void run(String[] arguments, UnaryOperator<Row> prepared) throws IOException {
        var tables = read(Path.of(arguments[0]));
        tables.replaceAll((_, rows) -> rows.stream().map(prepared).toList());
        var file = Path.of(arguments[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, write(tables));
    }

    /// All tables of a folder and those below; a mistake in any of them is an exception, since they
    /// are ours. `options/df` is the name of `options/df.yaml`.
    public static Map<String, List<Row>> read(Path folder) throws IOException {
        var tables = new TreeMap<String, List<Row>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                var name = folder.relativize(file).toString().replace(".yaml", "");
                var parsed =
                        new Load(LoadSettings.builder().build())
                                .loadFromString(Files.readString(file));
                if (!(parsed instanceof List<?> rows))
                    throw new IllegalStateException(file + " is no list of rows; make it one");
                tables.put(name, rows.stream().map(row -> row(file, row)).toList());
            }
        }
        return tables;
    }

    private static Row row(Path file, Object parsed) {
        if (!(parsed instanceof Map<?, ?> map))
            throw new IllegalStateException(file + " has a row that is no map: " + parsed);
        var cells = new LinkedHashMap<String, List<String>>();
        map.forEach((key, value) -> {
            var texts = value instanceof List<?> list ? list : List.of(value);
            cells.put(key.toString(), texts.stream().map(Object::toString).toList());
        });
        return new Row(cells);
    }

    /// Without its reason, which it must have.
    public static Row bare(Row row) {
        var cells = new LinkedHashMap<>(row.cells());
        if (cells.remove(WHY) == null)
            throw new IllegalStateException("a table has a row without why: " + row);
        return new Row(cells);
    }

    static byte[] write(Map<String, List<Row>> tables) throws IOException {
        var head = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(head);
        number(out, Tables.FORM);
        number(out, tables.size());
        for (var table : tables.entrySet()) {
            text(out, table.getKey());
            out.writeInt(body.size());
            rows(new DataOutputStream(body), table.getValue());
        }
        body.writeTo(head);
        return head.toByteArray();
    }

    private static void rows(DataOutputStream out, List<Row> rows) throws IOException {
        number(out, rows.size());
        for (var row : rows) {
            number(out, row.cells().size());
            for (var cell : row.cells().entrySet()) {
                text(out, cell.getKey());
                number(out, cell.getValue().size());
                for (var text : cell.getValue()) text(out, text);
            }
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        boolean latin = text.chars().allMatch(c -> c < 0x100);
        var bytes = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        if (bytes.length >= Tables.NOT_LATIN)
            throw new IllegalStateException("a text of a table is too long: " + text);
        number(out, latin ? bytes.length : bytes.length | Tables.NOT_LATIN);
        out.write(bytes);
    }

    private static void number(DataOutputStream out, int number) throws IOException {
        if (number > 0xffff) throw new IllegalStateException(number + " is too many for a table");
        out.writeShort(number);
    }
}
