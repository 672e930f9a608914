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

    /// The constant that the text of a cell names; see [#constant].
    <E extends Enum<E>> E one(E[] all, String cell) {
        return constant(all, text(cell));
    }

    /// The constant that a word names: `post-incident` is `POST_INCIDENT`. Looked for by hand:
    /// `Enum.valueOf` first asks reflection for the constants of each kind.
    static <E extends Enum<E>> E constant(E[] all, String word) {
        var name = word.replace('-', '_');
        for (var one : all) if (one.name().equalsIgnoreCase(name)) return one;
        throw new IllegalStateException(
                "a table says '" + word + "', which is none of " + List.of(all));
    }

    int number(String cell, int otherwise) {
        var text = text(cell);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    boolean is(String cell) {
        return text(cell).equals("true");
    }
}
