package dev.relight.danger;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a command means behind others of the same block or line, by the rows of the table `after:`.
final class Context {
    private final Table after;

    Context(Shelf shelf) {
        this.after = shelf.always("after:");
    }

    /// Whether a statement that meets this row can change the meaning of those below it.
    boolean matters(String row) {
        return at(after, row) != null;
    }

    /// @param before rows that matter, met by the statements above, each once
    void weigh(Set<String> before, Scales scales) {
        var rows = scales.rows();
        for (int at = 0; at < rows.size(); at++) {
            for (var earlier : before) behind(earlier, rows.get(at), scales);
            for (var earlier : rows.subList(0, at))
                if (matters(earlier)) behind(earlier, rows.get(at), scales);
        }
    }

    private void behind(String earlier, String row, Scales scales) {
        var table = at(at(after, earlier), row);
        if (table != null && table.ruling != null) scales.add(table.ruling, row);
    }

    private static @Nullable Table at(@Nullable Table from, String words) {
        var table = from;
        for (var word : words.split(" ")) if (table != null) table = table.next.get(word);
        return table;
    }
}
