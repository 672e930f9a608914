package dev.relight.runbook.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.SourceLine;
import org.jspecify.annotations.Nullable;

/// Walks the tree of the library from top to bottom and writes down its blocks as pieces.
///
/// Goes by links, not by recursion: no depth of nesting can overflow the stack.
final class Walk {
    private final List<String> source;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Node, Piece.Item> items = new HashMap<>();
    private int lists;
    private int quotes;
    private int depth;
    private int tooDeep;

    Walk(List<String> source) {
        this.source = source;
    }

    List<Piece> pieces() {
        return pieces;
    }

    int tooDeep() {
        return tooDeep;
    }

    void through(Node document) {
        var at = document.getFirstChild();
        while (at != null) {
            if (goesDown(at)) {
                enter(at);
                at = at.getFirstChild();
                continue;
            }
            leaf(at);
            while (at != null && at.getNext() == null) {
                at = at.getParent();
                if (at == null || at.equals(document)) return;
                leave(at);
            }
            if (at != null) at = at.getNext();
        }
    }

    private static boolean goesDown(Node node) {
        boolean words =
                node instanceof Paragraph || node instanceof Heading || node instanceof TableRow;
        return !words && node.getFirstChild() != null;
    }

    private void enter(Node node) {
        if (node instanceof BlockQuote) quotes++;
        if (node instanceof ListBlock) lists++;
        if (node instanceof ListItem item) item(item);
        if (++depth >= PageReader.NESTING_MAX - 1 && tooDeep == 0) tooDeep = first(node);
    }

    private void leave(Node node) {
        if (node instanceof BlockQuote) quotes--;
        depth--;
    }

    private void leaf(Node node) {
        var in = itemAbove(node);
        switch (node) {
            case Heading heading ->
                    pieces.add(
                            new Piece.Heading(
                                    first(node), last(node), heading.getLevel(), words(node), in));
            case Paragraph p -> prose(p, in);
            case FencedCodeBlock code -> fenced(code, in);
            case IndentedCodeBlock code ->
                    pieces.add(
                            new Piece.Code(
                                    first(code),
                                    last(code),
                                    first(code),
                                    "",
                                    "",
                                    code.getLiteral(),
                                    false,
                                    true,
                                    in));
            case TableRow row -> row(row, in);
            case ThematicBreak rule -> pieces.add(new Piece.Rule(first(rule), in));
            case HtmlBlock html -> html(html, in);
            case ListItem empty -> item(empty);
            default -> {
                // an empty container, or a node of the library that carries no text
            }
        }
    }

    private void prose(Paragraph paragraph, Piece.@Nullable Item in) {
        if (in != null && paragraph.getParent() instanceof ListItem item && opens(paragraph, item))
            return; // it is the entry's own text
        pieces.add(
                new Piece.Prose(
                        first(paragraph), last(paragraph), quotes > 0, words(paragraph), in));
    }

    private static boolean opens(Node paragraph, ListItem item) {
        return paragraph.equals(item.getFirstChild());
    }

    private void item(ListItem node) {
        var own = node.getFirstChild() instanceof Paragraph paragraph ? lines(paragraph) : null;
        var box = box(own);
        var above = itemAbove(node);
        var item =
                new Piece.Item(
                        first(node),
                        last(node),
                        above == null ? 0 : above.depth() + 1,
                        number(node),
                        lists,
                        box,
                        own == null
                                ? Words.NONE
                                : InlineReader.read(own, box == Piece.Box.NONE ? 0 : 3),
                        above);
        items.put(node, item);
        pieces.add(item);
    }

    private static Piece.Box box(@Nullable List<SourceLine> own) {
        if (own == null || own.isEmpty()) return Piece.Box.NONE;
        var text = own.getFirst().getContent().toString().stripLeading();
        if (text.length() < 4 || text.charAt(0) != '[' || text.charAt(2) != ']')
            return Piece.Box.NONE;
        if (!Character.isWhitespace(text.charAt(3))) return Piece.Box.NONE;
        return switch (text.charAt(1)) {
            case ' ' -> Piece.Box.EMPTY;
            case 'x', 'X' -> Piece.Box.TICKED;
            default -> Piece.Box.NONE;
        };
    }

    private int number(ListItem item) {
        if (!(item.getParent() instanceof OrderedList list)) return 0;
        var before = item.getPrevious() == null ? null : items.get(item.getPrevious());
        if (before != null) return before.number() + 1;
        Integer start = list.getMarkerStartNumber();
        return start == null ? 1 : start;
    }

    private void fenced(FencedCodeBlock code, Piece.@Nullable Item in) {
        var info = code.getInfo() == null ? "" : code.getInfo().strip();
        var literal = code.getLiteral() == null ? "" : code.getLiteral();
        boolean closed = code.getClosingFenceLength() != null && !swallowsFence(literal);
        pieces.add(
                new Piece.Code(
                        first(code),
                        last(code),
                        first(code) + 1,
                        language(info),
                        info,
                        literal,
                        true,
                        closed,
                        in));
    }

    /// A line such as `` ```bash `` inside a block opens another: the fence before it was
    /// forgotten.
    private static boolean swallowsFence(String text) {
        for (int at = text.indexOf("```"); at >= 0; at = text.indexOf("```", at + 3)) {
            boolean atMargin = at == 0 || text.charAt(at - 1) == '\n';
            boolean tagged = at + 3 < text.length() && Character.isLetter(text.charAt(at + 3));
            if (atMargin && tagged) return true;
        }
        return false;
    }

    /// The first class of `{.bash .numberLines startFrom="10"}`.
    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][\\w+-]*)");

    private static String language(String info) {
        int end = 0;
        while (end < info.length() && " ,{?\t".indexOf(info.charAt(end)) < 0) end++;
        var word = info.substring(0, end);
        if (word.isEmpty() && info.startsWith("{")) {
            var first = CLASS.matcher(info);
            word = first.find() ? first.group(1) : info.replaceAll("[{}. ]", "");
        }
        return word.toLowerCase(Locale.ROOT);
    }

    private void html(HtmlBlock html, Piece.@Nullable Item in) {
        var code = HtmlCode.read(html.getLiteral());
        if (code == null) {
            pieces.add(new Piece.Html(first(html), last(html), html.getLiteral(), in));
            return;
        }
        pieces.add(
                new Piece.Code(
                        first(html),
                        last(html),
                        first(html),
                        code.language(),
                        code.language(),
                        code.text(),
                        true,
                        code.closed(),
                        in));
    }

    private void row(TableRow row, Piece.@Nullable Item in) {
        var cells = new ArrayList<Words>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext())
            if (cell instanceof TableCell) cells.add(words(cell));
        pieces.add(new Piece.Row(first(row), row.getParent() instanceof TableHead, cells, in));
    }

    private Piece.@Nullable Item itemAbove(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            var item = items.get(up);
            if (item != null) return item;
        }
        return null;
    }

    private static Words words(Node node) {
        return InlineReader.read(lines(node), 0);
    }

    private static List<SourceLine> lines(Node node) {
        return node.getFirstChild() instanceof PageReader.Kept kept ? kept.lines() : List.of();
    }

    private int first(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1;
    }

    private int last(Node node) {
        var spans = node.getSourceSpans();
        int line = spans.isEmpty() ? 1 : spans.getLast().getLineIndex() + 1;
        while (line > first(node) && source.get(line - 1).isBlank()) line--;
        return line;
    }
}
