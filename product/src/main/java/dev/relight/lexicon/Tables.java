package dev.relight.lexicon;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The word tables, packed by the build into one file: YAML is for people, and parsing it at every
/// start would cost more than all of reading a runbook.
public final class Tables {
    /// Written by [PackWords].
    private static final String RESOURCE = "/lexicon/words.pack";

    /// Changes with the form, so that an old file is told from a damaged one.
    private static final int FORM = 1;

    private Tables() {}

    /// The rows of one table, in their order; `headings` for `headings.yaml`.
    static List<Row> rows(String table) {
        var rows = Shipped.ALL.get(table);
        if (rows == null)
            throw new IllegalStateException("no word table " + table + "; build with Maven");
        return rows;
    }

    private static final class Shipped {
        static final Map<String, List<Row>> ALL = open(RESOURCE);
    }

    /// The tables of another room, packed in the same way.
    ///
    /// @param resource such as `/finding/tables.pack`
    public static Map<String, List<Row>> open(String resource) {
        try (var in = Tables.class.getResourceAsStream(resource)) {
            if (in == null)
                throw new IllegalStateException(resource + " is missing; build with Maven");
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is damaged", e);
        }
    }

    static Map<String, List<Row>> read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != FORM)
            throw new IllegalStateException("word tables of another build; build again");
        var tables = new LinkedHashMap<String, List<Row>>();
        for (int t = in.readInt(); t > 0; t--) {
            var name = in.readUTF();
            var rows = new ArrayList<Row>();
            for (int r = in.readInt(); r > 0; r--) rows.add(row(in));
            tables.put(name, rows);
        }
        return tables;
    }

    private static Row row(DataInputStream in) throws IOException {
        var cells = new LinkedHashMap<String, List<String>>();
        for (int c = in.readUnsignedByte(); c > 0; c--) {
            var name = in.readUTF();
            var texts = new ArrayList<String>();
            for (int i = in.readUnsignedShort(); i > 0; i--) texts.add(in.readUTF());
            cells.put(name, texts);
        }
        return new Row(cells);
    }

    static void write(DataOutputStream out, Map<String, List<Row>> tables) throws IOException {
        out.writeInt(FORM);
        out.writeInt(tables.size());
        for (var table : tables.entrySet()) {
            out.writeUTF(table.getKey());
            out.writeInt(table.getValue().size());
            for (var row : table.getValue()) {
                out.writeByte(row.cells().size());
                for (var cell : row.cells().entrySet()) {
                    out.writeUTF(cell.getKey());
                    out.writeShort(cell.getValue().size());
                    for (var text : cell.getValue()) out.writeUTF(text);
                }
            }
        }
    }
}
