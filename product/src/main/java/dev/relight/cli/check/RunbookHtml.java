package dev.relight.cli.check;

import dev.relight.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/// Lays the Markdown of a runbook out as HTML, findings between its blocks.
final class RunbookHtml {
    /// Anything else in a link is dropped: `javascript:`, `data:`.
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    /// Blocks within blocks; deeper ones are left without findings beside them.
    private static final int DEPTH_MAX = 60;

    private final Checked checked;
    private final Set<Integer> ofCommands = new HashSet<>();

    private RunbookHtml(Checked checked) {
        this.checked = checked;
        for (var command : checked.plan().commands())
            for (int line = command.line(); line <= command.endLine(); line++) ofCommands.add(line);
    }

    /// Findings that belong behind the block they are hung to.
    static final class Beside extends CustomBlock {
        final List<Problem> problems;

        Beside(List<Problem> problems) {
            this.problems = problems;
        }
    }

    static String body(Checked checked) {
        return new RunbookHtml(checked).render();
    }

    private String render() {
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
                        .parse(String.join("\n", checked.page().lines()));
        hang(document, 0);
        return HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
                .nodeRendererFactory(context -> new PieceHtml(context, checked))
                .build()
                .render(document);
    }

    private void hang(Node parent, int depth) {
        if (depth > DEPTH_MAX) return;
        for (Node node = parent.getFirstChild(); node != null; ) {
            var next = node.getNext();
            if (node instanceof Block block) {
                boolean code = node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock;
                boolean leaf =
                        node instanceof Paragraph
                                || node instanceof Heading
                                || node instanceof HtmlBlock
                                || !(node.getFirstChild() instanceof Block);
                if (leaf && !code) hangBehind(block);
                else if (!code) hang(node, depth + 1);
            }
            node = next;
        }
    }

    private void hangBehind(Block block) {
        var lines = linesOf(block);
        if (lines.isEmpty()) return;
        var problems = new ArrayList<Problem>();
        for (var problem : checked.fresh())
            if (lines.contains(problem.where().line())) problems.add(problem);
        if (!problems.isEmpty()) block.insertAfter(new Beside(problems));
    }

    static Set<Integer> linesOf(Node node) {
        var lines = new HashSet<Integer>();
        for (var span : node.getSourceSpans()) lines.add(span.getLineIndex() + 1);
        return lines;
    }
}
