package dev.relight.runbook.page;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlRenderer;

/// A runbook as a page for a browser: the Markdown that people write, and nothing that could do
/// harm there.
public final class Markdown {
    /// Anything else in a link is dropped: `javascript:`, `data:`.
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    TaskListItemsExtension.create(),
                    YamlFrontMatterExtension.create());

    private Markdown() {}

    /// Blocks and inlines know their lines.
    public static Node document(String text) {
        return Parser.builder()
                .extensions(EXTENSIONS)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(text);
    }

    /// @param ours renders what it knows instead of the usual
    public static String html(Node document, HtmlNodeRendererFactory ours) {
        // The first renderer that knows a node wins, so ours comes before the extensions'.
        return HtmlRenderer.builder()
                .nodeRendererFactory(ours)
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
                .build()
                .render(document);
    }
}
