package dev.relight.runbook.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserFactory;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/// Markdown text to [Page]: blocks by the CommonMark library, inlines by [InlineReader].
public final class PageReader {
    /// Lists and quotes nested deeper than this are read as plain text: no person writes them, and
    /// each level costs time on every line.
    static final int NESTING_MAX = 50;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(Set.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(NESTING_MAX)
                    .inlineParserFactory(keepingLines())
                    .build();

    private PageReader() {}

    /// @param text without byte order mark, its lines ended by `\n`
    public static Page read(String text) {
        var lines = List.of(text.split("\n", -1));
        if (!lines.isEmpty() && lines.getLast().isEmpty())
            lines = lines.subList(0, lines.size() - 1);
        var front = FrontMatter.read(lines);
        var walk = new Walk(lines);
        walk.through(PARSER.parse(Mended.markdown(lines, front.lastLine())));
        return new Page(lines, front.entries(), walk.pieces(), walk.tooDeep());
    }

    /// Leaves the source lines on the node instead of parsing them.
    private static InlineParserFactory keepingLines() {
        return context ->
                new InlineParser() {
                    @Override
                    public void parse(SourceLines source, Node node) {
                        node.appendChild(new Kept(source.getLines()));
                    }
                };
    }

    /// The source lines of one paragraph, heading or cell.
    static final class Kept extends CustomNode {
        private final List<SourceLine> lines;

        Kept(List<SourceLine> lines) {
            this.lines = new ArrayList<>(lines);
        }

        List<SourceLine> lines() {
            return lines;
        }
    }
}
