package dev.relight.finding;

import dev.relight.lexicon.Row;
import dev.relight.lexicon.Tables;
import java.util.List;
import java.util.Map;

/// The tables of this room (`finding/*.yaml`), packed by the build.
final class Rows {
    private static final Map<String, List<Row>> ALL = Tables.open("/finding/tables.pack");

    private Rows() {}

    /// The rows of one table, in their order; `looks` for `looks.yaml`.
    static List<Row> of(String table) {
        var rows = ALL.get(table);
        if (rows == null)
            throw new IllegalStateException("no table " + table + "; build with Maven");
        return rows;
    }

    /// The words of a cell, split at blanks; none for an empty cell.
    static List<String> words(Row row, String cell) {
        var text = row.text(cell).strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
