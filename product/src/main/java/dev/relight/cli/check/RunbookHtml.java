package dev.relight.cli.check;

import dev.relight.problem.Problem;
import dev.relight.runbook.page.Markdown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// Lays the Markdown of a runbook out as HTML, findings between its blocks.
final class RunbookHtml {
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
        var document = Markdown.document(String.join("\n", checked.page().lines()));
        hang(document, 0);
        return Markdown.html(document, context -> new PieceHtml(context, checked));
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
