package dev.relight.lexicon;

import java.util.List;
import java.util.Map;

/// One row of a word table: cells by name, each a list of texts.
///
/// @param cells a cell with one text is a list of one
public record Row(Map<String, List<String>> cells) {
    public Row {
        cells = Map.copyOf(cells);
    }

    public List<String> list(String cell) {
        return cells.getOrDefault(cell, List.of());
    }

    /// The one text of a cell, empty if it is not given.
    public String text(String cell) {
        var list = list(cell);
        return list.isEmpty() ? "" : list.getFirst();
    }

    int number(String cell, int otherwise) {
        var text = text(cell);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    boolean is(String cell) {
        return text(cell).equals("true");
    }
}
