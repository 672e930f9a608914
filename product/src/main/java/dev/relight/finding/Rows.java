package dev.relight.finding;

import dev.relight.lexicon.Row;
import dev.relight.lexicon.Tables;
import java.util.List;

/// The tables of this room (`finding/*.yaml`), packed by the build.
final class Rows {
    private static final Tables ALL = Tables.open("/finding/tables.pack");

    private Rows() {}

    /// The rows of one table, in their order; `looks` for `looks.yaml`.
    static List<Row> of(String table) {
        return ALL.table(table);
    }
}
