package dev.relight.room.paper;

import dev.relight.plan.Command;
import dev.relight.runbook.page.Markdown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// Lays a runbook's Markdown out.
final class PaperMaker {
    private final String text;
    private final List<Command> commands;

    PaperMaker(String text, List<Command> commands) {
        this.text = text;
        this.commands = commands;
    }

    String html() {
        var document = Markdown.document(Escape.plain(text.replace("\r\n", "\n")));
        var anchors = anchors(document);
        return Markdown.html(document, context -> new LitNodes(context, commands, anchors));
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
