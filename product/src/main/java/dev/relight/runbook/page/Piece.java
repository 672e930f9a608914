package dev.relight.runbook.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One block of a page. Lines are 1-based; the last line is inclusive.
public sealed interface Piece {
    int line();

    int endLine();

    /// The text it carries; [Words#NONE] for code, which is not read as a sentence.
    Words words();

    /// The list item it stands in, null at the margin.
    @Nullable Item in();

    /// A heading; `level` is 1 to 6.
    record Heading(int line, int endLine, int level, Words words, @Nullable Item in)
            implements Piece {
        public String text() {
            return words.plain();
        }
    }

    /// A paragraph.
    ///
    /// @param quoted it stands in a block quote (`>`)
    record Prose(int line, int endLine, boolean quoted, Words words, @Nullable Item in)
            implements Piece {}

    /// One entry of a list; its further blocks follow it as pieces of their own.
    ///
    /// @param endLine last line of all it holds
    /// @param depth 0 for a list at the margin
    /// @param number as counted by Markdown, 0 for a bullet
    /// @param list number of the list within the page: entries of one list share it
    record Item(
            int line,
            int endLine,
            int depth,
            int number,
            int list,
            Box box,
            Words words,
            @Nullable Item in)
            implements Piece {}

    /// The check box of a list entry.
    enum Box {
        NONE,
        EMPTY,
        TICKED
    }

    /// A block of code.
    ///
    /// @param line of the opening fence, or the first line of an indented block
    /// @param bodyLine line of the first line of `text`
    /// @param language first word of the info string in lower case, empty if none
    /// @param info all of the info string
    /// @param text de-indented inside a list entry; line `i` of it stands on line `bodyLine + i`
    /// @param fenced false for an indented block
    /// @param closed false when the fence runs to the end of the file, or swallowed another
    record Code(
            int line,
            int endLine,
            int bodyLine,
            String language,
            String info,
            String text,
            boolean fenced,
            boolean closed,
            @Nullable Item in)
            implements Piece {
        @Override
        public Words words() {
            return Words.NONE;
        }
    }

    /// One row of a table.
    record Row(int line, boolean header, List<Words> cells, @Nullable Item in) implements Piece {
        public Row {
            cells = List.copyOf(cells);
        }

        @Override
        public int endLine() {
            return line;
        }

        @Override
        public Words words() {
            return Words.joined(cells);
        }
    }

    /// A horizontal rule.
    record Rule(int line, @Nullable Item in) implements Piece {
        @Override
        public int endLine() {
            return line;
        }

        @Override
        public Words words() {
            return Words.NONE;
        }
    }

    /// HTML that stands as a block: kept for its line, never read.
    record Html(int line, int endLine, String text, @Nullable Item in) implements Piece {
        @Override
        public Words words() {
            return Words.NONE;
        }
    }
}
