package dev.relight.lint.catalogue;

import dev.relight.lexicon.Row;
import dev.relight.lexicon.Tables;
import java.util.List;

/// The tables of this room (`lint/*.yaml`), packed by the build.
public final class Rows {
    private static final Tables ALL = Tables.open("/lint/tables.pack");

    private Rows() {}

    /// The rows of one table, in their order; `options/df` for `options/df.yaml`.
    public static List<Row> of(String table) {
        return ALL.table(table);
    }

    public static boolean exists(String table) {
        return ALL.has(table);
    }
}
