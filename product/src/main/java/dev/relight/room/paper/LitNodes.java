package dev.relight.room.paper;

import dev.relight.plan.Command;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/// What is laid out otherwise than plain Markdown: code, headings, boxes, links and pictures.
final class LitNodes implements NodeRenderer {
    /// Anything else in a link is shown, not followed: `javascript:`, `data:`, files.
    private static final List<String> SCHEMES = List.of("http://", "https://", "mailto:");

    private static final int LEVEL_MAX = 6;

    private final HtmlNodeRendererContext context;
    private final Map<String, Integer> anchors;
    private final Map<Integer, Command> commands = new HashMap<>();

    /// Each command has one place on the page.
    private final Set<Integer> placed = new HashSet<>();

    LitNodes(HtmlNodeRendererContext context, List<Command> all, Map<String, Integer> anchors) {
        this.context = context;
        this.anchors = anchors;
        for (var command : all) commands.putIfAbsent(command.line(), command);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                FencedCodeBlock.class,
                IndentedCodeBlock.class,
                Code.class,
                Heading.class,
                Image.class,
                Link.class,
                TableBlock.class,
                TaskListItemMarker.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case FencedCodeBlock fenced -> block(fenced.getLiteral(), Lines.first(fenced) + 1);
            case IndentedCodeBlock indented -> block(indented.getLiteral(), Lines.first(indented));
            case Code code -> inline(code);
            case Heading heading -> heading(heading);
            case Image image -> image(image);
            case Link link -> link(link);
            case TableBlock table -> table(table);
            case TaskListItemMarker marker ->
                    raw(Paper.mark(Slot.Kind.TASK, Lines.first(marker.getParent())));
            default -> throw new IllegalStateException("not asked to render " + node);
        }
    }

    /// Headings stand below the title of the page, so each is one level deeper.
    private void heading(Heading heading) {
        int line = Lines.first(heading);
        int level = Math.min(LEVEL_MAX, heading.getLevel() + 1);
        raw("<h%d id=\"L%d\">".formatted(level, line));
        children(heading);
        raw(Paper.mark(Slot.Kind.HEADING, line) + "</h%d>\n".formatted(level));
    }

    private void image(Image image) {
        var words = Words.of(image);
        raw(
                "<span class=\"image\">picture: "
                        + Escape.html(words.isEmpty() ? image.getDestination() : words)
                        + "</span>");
    }

    private void link(Link link) {
        var to = link.getDestination();
        if (to.startsWith("#") && anchors.containsKey(to.substring(1))) {
            raw("<a href=\"#L%d\">".formatted(anchors.get(to.substring(1))));
            children(link);
            raw("</a>");
        } else if (SCHEMES.stream().anyMatch(to::startsWith)) {
            raw("<a rel=\"noopener noreferrer\" href=\"" + Escape.html(to) + "\">");
            children(link);
            raw("</a>");
        } else {
            children(link);
            if (!to.isEmpty()) raw(" <span class=\"ref\">(" + Escape.html(to) + ")</span>");
        }
    }

    private void table(TableBlock table) {
        raw(
                "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"table, line %d\"><table>"
                        .formatted(Lines.first(table)));
        children(table);
        raw("</table></div>\n");
    }

    private void inline(Code code) {
        raw("<code>" + Escape.html(code.getLiteral()) + "</code>");
        var command = commands.get(Lines.first(code));
        if (command != null
                && command.text().strip().equals(code.getLiteral().strip())
                && placed.add(command.line())) raw(Paper.mark(Slot.Kind.INLINE, command.line()));
    }

    private void block(String literal, int first) {
        var lines = literal.split("\n", -1);
        int count = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        raw("<div class=\"code\">");
        for (int i = 0; i < count; ) {
            var command = commands.get(first + i);
            if (command == null || !placed.add(command.line())) {
                raw(row(first + i, lines[i]));
                i++;
            } else {
                raw(Paper.mark(Slot.Kind.COMMAND, command.line()));
                i += Math.max(1, command.endLine() - command.line() + 1);
            }
        }
        raw("</div>\n");
    }

    private static String row(int line, String text) {
        return "<div class=\"ln\" id=\"L%d\"><span class=\"no\" aria-hidden=\"true\">%d</span><code>%s</code></div>"
                .formatted(line, line, text.isEmpty() ? "&#8203;" : Escape.html(text));
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext())
            context.render(child);
    }

    private void raw(String html) {
        context.getWriter().raw(html);
    }
}
