package dev.relight.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The rows of one table of this room, cell by column name; absent cells are empty.
final class Rows {
    private Rows() {}

    static List<Row> of(String table) {
        var name = "/finding/" + table + ".yaml";
        try (var in = Rows.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing; build with Maven");
            var loaded =
                    new Load(LoadSettings.builder().setLabel(name).build()).loadFromInputStream(in);
            var rows = new ArrayList<Row>();
            if (loaded instanceof List<?> list)
                for (var entry : list) if (entry instanceof Map<?, ?> map) rows.add(row(map));
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Map<?, ?> map) {
        var cells = new LinkedHashMap<String, String>();
        map.forEach((column, cell) -> cells.put(String.valueOf(column), String.valueOf(cell)));
        return new Row(cells);
    }

    /// One row.
    record Row(Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }

        /// The cell's words, split at blanks; none for an empty cell.
        List<String> words(String column) {
            var cell = cell(column).strip();
            return cell.isEmpty() ? List.of() : List.of(cell.split("\\s+"));
        }

        boolean fits(String column, String text) {
            return !has(column) || Regex.of(cell(column), false).matcher(text).find();
        }
    }
}
