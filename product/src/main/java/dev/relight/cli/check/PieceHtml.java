package dev.relight.cli.check;

import dev.relight.danger.Danger;
import dev.relight.plan.Command;
import dev.relight.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/// Blocks of code with a verdict beside each command; images as their words; findings as notes.
final class PieceHtml implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final Checked checked;
    private final Map<Integer, Command> commands = new HashMap<>();
    private final Map<String, Integer> said = new HashMap<>();

    PieceHtml(HtmlNodeRendererContext context, Checked checked) {
        this.context = context;
        this.checked = checked;
        for (var command : checked.plan().commands()) commands.putIfAbsent(command.line(), command);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                FencedCodeBlock.class,
                IndentedCodeBlock.class,
                Code.class,
                Image.class,
                RunbookHtml.Beside.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case FencedCodeBlock fenced -> block(fenced, fenced.getLiteral(), 1);
            case IndentedCodeBlock indented -> block(indented, indented.getLiteral(), 0);
            case Code code -> inline(code);
            case Image image ->
                    context.getWriter()
                            .raw(
                                    "<span class=\"image\">image: "
                                            + Html.text(alt(image))
                                            + "</span>");
            case RunbookHtml.Beside beside -> {
                var notes = new StringBuilder("<aside>");
                HtmlOutput.findings(beside.problems, said, notes);
                context.getWriter().raw(notes.append("</aside>\n").toString());
            }
            default -> throw new IllegalStateException("not asked to render " + node);
        }
    }

    private static String alt(Image image) {
        var text = new StringBuilder();
        for (Node child = image.getFirstChild(); child != null; child = child.getNext())
            if (child instanceof org.commonmark.node.Text words) text.append(words.getLiteral());
        return text.isEmpty() ? image.getDestination() : text.toString();
    }

    private void inline(Code code) {
        var out =
                new StringBuilder("<code>").append(Html.text(code.getLiteral())).append("</code>");
        var spans = code.getSourceSpans();
        var command = spans.isEmpty() ? null : commands.get(spans.getFirst().getLineIndex() + 1);
        if (command != null && command.text().strip().equals(code.getLiteral().strip()))
            out.append(' ').append(badge(command));
        context.getWriter().raw(out.toString());
    }

    private void block(Node node, String literal, int firstLine) {
        var spans = node.getSourceSpans();
        int line = spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1 + firstLine;
        var lines = literal.split("\n", -1);
        int count =
                lines.length > 0 && lines[lines.length - 1].isEmpty()
                        ? lines.length - 1
                        : lines.length;
        var out = new StringBuilder("<div class=\"block\">\n");
        for (int i = 0; i < count; ) {
            var command = commands.get(line + i);
            int size =
                    command == null
                            ? 1
                            : Math.min(command.endLine() - command.line() + 1, count - i);
            row(command, lines, i, size, line + i, out);
            i += Math.max(1, size);
        }
        out.append("</div>\n");
        context.getWriter().raw(out.toString());
    }

    private void row(
            @org.jspecify.annotations.Nullable Command command,
            String[] lines,
            int from,
            int size,
            int line,
            StringBuilder out) {
        var problems = problems(line, line + size - 1);
        var kind = command == null ? "plain" : "cmd " + command.danger().word();
        out.append("<div class=\"row ")
                .append(kind)
                .append(problems.isEmpty() && command == null ? "" : " noted")
                .append("\">");
        out.append("<div class=\"src\">");
        for (int i = from; i < from + size; i++) {
            int number = line + i - from;
            out.append(
                            lines[i].isBlank()
                                    ? "<div class=\"ln blank\" id=\"L"
                                    : "<div class=\"ln\" id=\"L")
                    .append(number)
                    .append("\"><a href=\"#L")
                    .append(number)
                    .append("\" aria-label=\"line ")
                    .append(number)
                    .append("\">")
                    .append(number)
                    .append("</a><code>")
                    .append(lines[i].isEmpty() ? "&#8203;" : Html.text(lines[i]))
                    .append("</code></div>");
        }
        out.append("</div>");
        if (command != null || !problems.isEmpty()) {
            out.append("<div class=\"note\">");
            if (command != null) verdict(command, out);
            HtmlOutput.findings(problems, said, out);
            out.append("</div>");
        }
        out.append("</div>\n");
    }

    private List<Problem> problems(int from, int to) {
        var problems = new ArrayList<Problem>();
        for (var problem : checked.fresh())
            if (problem.where().line() >= from && problem.where().line() <= to)
                problems.add(problem);
        return problems;
    }

    private static String badge(Command command) {
        return "<span class=\"badge "
                + command.danger().word()
                + "\" title=\""
                + Html.attribute(command.reasons().isEmpty() ? "" : command.reasons().getFirst())
                + "\">"
                + command.danger().word()
                + "</span>";
    }

    private static void verdict(Command command, StringBuilder out) {
        out.append("<p class=\"verdict\">").append(badge(command)).append(" <span class=\"why\">");
        var reasons =
                command.danger() == Danger.OBSERVE
                        ? command.reasons().stream().limit(1).toList()
                        : command.reasons();
        out.append(Html.text(String.join("; ", reasons))).append("</span></p>");
        if (command.condition() != null) fact("only", Html.text(command.condition()), out);
        var unattended = command.unattended();
        if (unattended != null) {
            boolean shell =
                    unattended.text().length() < 400
                            && unattended.kind() != dev.relight.danger.Unattended.Kind.HUMAN;
            var text = Html.text(unattended.text());
            fact("unattended", shell ? "<code>" + text + "</code>" : text, out);
        }
        if (command.alternativeOf() != null)
            fact(
                    "instead of",
                    "<a href=\"#L"
                            + command.alternativeOf()
                            + "\">line "
                            + command.alternativeOf()
                            + "</a>",
                    out);
        if (!command.placeholders().isEmpty())
            fact(
                    "to fill in",
                    "<code>" + Html.text(String.join(", ", command.placeholders())) + "</code>",
                    out);
        if (!command.envNeeded().isEmpty())
            fact(
                    "needs",
                    "<code>" + Html.text(String.join(", ", command.envNeeded())) + "</code>",
                    out);
        if (command.expected() != null) fact("expected", Html.text(command.expected()), out);
        if (command.check() != null && Outline.showsCheck(command))
            fact("checked by", "<code>" + Html.text(command.check().text()) + "</code>", out);
        if (command.revealsSecret()) fact("secret", "its output is not stored", out);
    }

    private static void fact(String name, String html, StringBuilder out) {
        out.append("<p class=\"fact\"><span>")
                .append(name)
                .append("</span> ")
                .append(html)
                .append("</p>");
    }
}
