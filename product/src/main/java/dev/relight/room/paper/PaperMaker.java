package dev.relight.room.paper;

import dev.relight.plan.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Lays a runbook's Markdown out.
final class PaperMaker {
    private final String text;
    private final List<Command> commands;

    PaperMaker(String text, List<Command> commands) {
        this.text = text;
        this.commands = commands;
    }

    String html() {
        var extensions =
                List.of(
                        TablesExtension.create(),
                        TaskListItemsExtension.create(),
                        YamlFrontMatterExtension.create());
        var document =
                Parser.builder()
                        .extensions(extensions)
                        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                        .build()
                        .parse(Escape.plain(text.replace("\r\n", "\n")));
        var anchors = anchors(document);
        // The first renderer that knows a node wins, so ours comes before the extensions'.
        return HtmlRenderer.builder()
                .nodeRendererFactory(context -> new LitNodes(context, commands, anchors))
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
    }

    /// Where a link such as `#scenario-2-port-conflict` leads: the line of the heading.
    private static Map<String, Integer> anchors(Node document) {
        var anchors = new HashMap<String, Integer>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        anchors.putIfAbsent(slug(Words.of(heading)), Lines.first(heading));
                    }
                });
        return anchors;
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}
