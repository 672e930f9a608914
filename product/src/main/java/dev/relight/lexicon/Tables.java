package dev.relight.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The tables of one room, packed by the build into one file: YAML is for people, and parsing it at
/// every start would cost more than all of reading a runbook.
///
/// A table is unpacked when it is first asked for. Written by [PackWords], whose numbers are two
/// bytes, the high one first.
public final class Tables {
    private static final String WORDS = "/lexicon/words.pack";

    /// Changes with the form, so that an old file is told from a damaged one.
    static final int FORM = 2;

    /// Marks the length of a text that is not plain Latin; plain ones are copied, not decoded.
    static final int NOT_LATIN = 0x8000;

    private static final class Shipped {
        static final Tables ALL = open(WORDS);
    }

    private final byte[] bytes;
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, List<Row>> unpacked = new ConcurrentHashMap<>();
    private int at;

    Tables(byte[] bytes) {
        this.bytes = bytes;
        if (number() != FORM)
            throw new IllegalStateException("word tables of another build; build again");
        for (int t = number(); t > 0; t--) {
            var name = text();
            starts.put(name, (number() << 16) + number());
        }
        starts.replaceAll((_, start) -> start + at);
    }

    /// The rows of one word table of this room, in their order; `headings` for `headings.yaml`.
    static List<Row> rows(String table) {
        return Shipped.ALL.table(table);
    }

    /// The tables of another room, packed in the same way.
    ///
    /// @param resource such as `/finding/tables.pack`
    public static Tables open(String resource) {
        try (var in = Tables.class.getResourceAsStream(resource)) {
            if (in == null)
                throw new IllegalStateException(resource + " is missing; build with Maven");
            return new Tables(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is damaged", e);
        }
    }

    /// The rows of one table, in their order; that it is missing is a fault of the build.
    public List<Row> table(String name) {
        var rows = unpacked.get(name);
        if (rows != null) return rows;
        var start = starts.get(name);
        if (start == null)
            throw new IllegalStateException("no word table " + name + "; build with Maven");
        return unpack(name, start);
    }

    public Set<String> names() {
        return Set.copyOf(starts.keySet());
    }

    public boolean has(String name) {
        return starts.containsKey(name);
    }

    private synchronized List<Row> unpack(String name, int start) {
        at = start;
        var rows = new Row[number()];
        for (int r = 0; r < rows.length; r++) rows[r] = row();
        var list = List.of(rows);
        unpacked.put(name, list);
        return list;
    }

    private Row row() {
        var cells = new HashMap<String, List<String>>();
        for (int c = number(); c > 0; c--) {
            var name = text();
            var texts = new String[number()];
            for (int i = 0; i < texts.length; i++) texts[i] = text();
            cells.put(name, List.of(texts));
        }
        return new Row(cells);
    }

    private String text() {
        int length = number();
        boolean latin = (length & NOT_LATIN) == 0;
        length &= ~NOT_LATIN;
        var text =
                new String(
                        bytes,
                        at,
                        length,
                        latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private int number() {
        int number = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        at += 2;
        return number;
    }
}
