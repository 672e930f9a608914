package dev.relight.runbook.page;

import java.util.List;

/// A Markdown text, cut into pieces in the order of their lines.
///
/// @param lines the text, line by line, without line ends; line 1 is `lines.get(0)`
/// @param front the keys of a front matter block (`---` on the first line), in order; nested keys
///   are left out
/// @param tooDeep line where lists or quotes are nested deeper than is read, 0 if nowhere
public record Page(List<String> lines, List<Front> front, List<Piece> pieces, int tooDeep) {
    public Page {
        lines = List.copyOf(lines);
        front = List.copyOf(front);
        pieces = List.copyOf(pieces);
    }

    /// One `key: value` of the front matter.
    public record Front(int line, String key, String value) {}

    /// The text of a 1-based line, empty past the end.
    public String line(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    /// Every block of code, in order.
    public List<Piece.Code> codes() {
        return pieces.stream()
                .filter(Piece.Code.class::isInstance)
                .map(Piece.Code.class::cast)
                .toList();
    }

    /// Every link of the text, in order.
    public List<Link> links() {
        return pieces.stream().flatMap(piece -> piece.words().links().stream()).toList();
    }
}
