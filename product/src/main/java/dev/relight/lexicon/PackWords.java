package dev.relight.lexicon;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Packs the word tables into one file; run by the build, never by the product.
public final class PackWords {
    /// The reason of a row is for people who read the table; the product has no use for it.
    private static final String WHY = "why";

    private PackWords() {}

    /// @param arguments the folder with the YAML files, and the file to write
    public static void main(String[] arguments) throws IOException {
        var tables = read(Path.of(arguments[0]));
        var bytes = new ByteArrayOutputStream();
        Tables.write(new DataOutputStream(bytes), tables);
        Files.createDirectories(Path.of(arguments[1]).toAbsolutePath().getParent());
        Files.write(Path.of(arguments[1]), bytes.toByteArray());
    }

    /// All tables of a folder; a mistake in any of them is an exception, since they are ours.
    static Map<String, List<Row>> read(Path folder) throws IOException {
        var tables = new TreeMap<String, List<Row>>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                var name = file.getFileName().toString().replace(".yaml", "");
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
        if (!(parsed instanceof Map<?, ?> map) || !map.containsKey(WHY))
            throw new IllegalStateException(file + " has a row without why: " + parsed);
        var cells = new LinkedHashMap<String, List<String>>();
        map.forEach((key, value) -> {
            if (key.equals(WHY)) return;
            var texts = value instanceof List<?> list ? list : List.of(value);
            cells.put(key.toString(), texts.stream().map(Object::toString).toList());
        });
        return new Row(cells);
    }
}
