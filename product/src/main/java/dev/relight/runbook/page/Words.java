package dev.relight.runbook.page;

import java.util.List;

/// A sentence or two with what is marked in it.
///
/// @param raw as it stands, lines joined by a line end
/// @param plain without emphasis, backticks and link targets; lines joined by a blank
/// @param bold the parts between `**` or `__`, in order
/// @param lines line number of each line of `raw`
public record Words(
        String raw,
        String plain,
        List<String> bold,
        List<CodeSpan> codes,
        List<Link> links,
        List<Integer> lines) {
    public static final Words NONE = new Words("", "", List.of(), List.of(), List.of(), List.of());

    public Words {
        bold = List.copyOf(bold);
        codes = List.copyOf(codes);
        links = List.copyOf(links);
        lines = List.copyOf(lines);
    }

    /// Cells of one table row, read as one.
    static Words joined(List<Words> cells) {
        return new Words(
                String.join(" | ", cells.stream().map(Words::raw).toList()),
                String.join(" | ", cells.stream().map(Words::plain).toList()),
                cells.stream().flatMap(cell -> cell.bold.stream()).toList(),
                cells.stream().flatMap(cell -> cell.codes.stream()).toList(),
                cells.stream().flatMap(cell -> cell.links.stream()).toList(),
                cells.stream().flatMap(cell -> cell.lines.stream()).distinct().toList());
    }

    /// The lines of `raw`, one by one.
    public List<String> rawLines() {
        return List.of(raw.split("\n", -1));
    }
}
