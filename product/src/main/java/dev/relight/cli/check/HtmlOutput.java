package dev.relight.cli.check;

import dev.relight.danger.Danger;
import dev.relight.plan.Metadatum;
import dev.relight.problem.Problem;
import dev.relight.problem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A runbook as its author wrote it, with what Relight makes of every command beside it: one page,
/// no script, nothing fetched from anywhere.
final class HtmlOutput {
    /// Nothing may be loaded or run, whatever slipped through.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /// What a reader wants to know before anything else.
    private static final Set<String> SHOWN =
            Set.of(
                    "service-name",
                    "alert-name",
                    "severity",
                    "owner",
                    "team",
                    "threshold",
                    "last-updated",
                    "next-review",
                    "version",
                    "expected-response-time");

    /// A longer value is a text and stands in the page anyway.
    private static final int VALUE_CHARACTERS_MAX = 60;

    private final Checked checked;
    private final StringBuilder page = new StringBuilder(1 << 16);

    private HtmlOutput(Checked checked) {
        this.checked = checked;
    }

    /// The whole page.
    static String page(Checked checked) {
        var output = new HtmlOutput(checked);
        output.write();
        return output.page.toString();
    }

    private void write() {
        var title = Html.text(checked.plan().source().title());
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(Html.attribute(POLICY))
                .append("\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.append("<title>").append(title).append(" - relight check</title>\n");
        page.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
        header();
        summary();
        page.append("<main>\n").append(RunbookHtml.body(checked)).append("</main>\n");
        page.append("<footer>Written by <b>relight check --html</b> from <code>")
                .append(Html.text(checked.file()))
                .append("</code>, sha256 <code>")
                .append(Html.text(checked.plan().source().sha256()))
                .append("</code></footer>\n</body>\n</html>\n");
    }

    private void header() {
        page.append("<header>\n<p class=\"file\">")
                .append(Html.text(checked.file()))
                .append("</p>\n<h1>");
        page.append(Html.text(checked.plan().source().title()))
                .append("</h1>\n<p class=\"chips\">");
        for (var danger : Danger.values()) {
            long many =
                    checked.plan().commands().stream().filter(c -> c.danger() == danger).count();
            if (many > 0)
                page.append("<span class=\"badge ")
                        .append(danger.word())
                        .append("\">")
                        .append(many)
                        .append(' ')
                        .append(danger.word())
                        .append("</span> ");
        }
        page.append("</p>\n");
        metadata();
        page.append("</header>\n");
    }

    private void metadata() {
        var shown = new ArrayList<Metadatum>();
        for (var one : checked.plan().metadata())
            if (SHOWN.contains(one.key()) && one.value().length() <= VALUE_CHARACTERS_MAX)
                shown.add(one);
        if (shown.isEmpty()) return;
        page.append("<dl class=\"facts\">");
        for (var one : shown)
            page.append("<div><dt>")
                    .append(Html.text(one.key().replace('-', ' ')))
                    .append("</dt><dd>")
                    .append(Html.text(one.value()))
                    .append("</dd></div>");
        page.append("</dl>\n");
    }

    private void summary() {
        var weighty = checked.fresh().stream().filter(p -> p.severity() != Severity.INFO).toList();
        long notes = checked.count(Severity.INFO);
        page.append("<section class=\"summary\">\n");
        if (checked.fresh().isEmpty()) {
            page.append("<p class=\"clean\">Nothing wrong was found.</p>\n</section>\n");
            return;
        }
        page.append("<details").append(weighty.size() <= 12 ? " open" : "").append("><summary>");
        page.append(
                Html.text(
                        counts(
                                checked.count(Severity.ERROR),
                                checked.count(Severity.WARNING),
                                notes)));
        page.append("</summary>\n<ol>\n");
        items(weighty);
        page.append("</ol>\n");
        if (notes > 0)
            page.append(
                    "<p class=\"hint\">What is only worth knowing stands beside its line.</p>\n");
        page.append("</details>\n</section>\n");
    }

    private static String counts(long errors, long warnings, long notes) {
        return "%d %s, %d %s, %d worth knowing"
                .formatted(
                        errors,
                        errors == 1 ? "error" : "errors",
                        warnings,
                        warnings == 1 ? "warning" : "warnings",
                        notes);
    }

    /// The same sentence on many lines is one entry with many links.
    private void items(List<Problem> problems) {
        var bySentence = new LinkedHashMap<String, List<Problem>>();
        for (var problem : problems)
            bySentence
                    .computeIfAbsent(problem.code() + problem.what(), key -> new ArrayList<>())
                    .add(problem);
        for (var same : bySentence.values()) item(same);
    }

    private void item(List<Problem> same) {
        page.append("<li class=\"").append(same.getFirst().severity().word()).append("\"><span>");
        var word = same.size() == 1 ? "line " : "lines ";
        for (var problem : same) {
            int line = problem.where().line();
            page.append(word)
                    .append("<a href=\"#L")
                    .append(line)
                    .append("\">")
                    .append(line)
                    .append("</a>");
            word = ", ";
        }
        page.append("</span> ").append(Html.sentence(same.getFirst().what())).append("</li>\n");
    }

    private static String style() {
        try (var css = HtmlOutput.class.getResourceAsStream("/check/runbook.css")) {
            if (css == null) throw new IllegalStateException("no /check/runbook.css");
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Findings of a line beside it; what was said before is only named.
    ///
    /// @param said line on which a sentence stands in full, by the sentence
    static void findings(List<Problem> problems, Map<String, Integer> said, StringBuilder to) {
        for (var problem : problems) {
            var before = said.putIfAbsent(problem.code() + problem.what(), problem.where().line());
            if (before != null) again(problem, before, to);
            else finding(problem, to);
        }
    }

    private static void again(Problem problem, int line, StringBuilder to) {
        to.append("<div class=\"finding again ")
                .append(problem.severity().word())
                .append("\"><b>")
                .append(problem.severity().word())
                .append("</b> <span class=\"code\">")
                .append(Html.text(problem.code()))
                .append("</span> as on <a href=\"#L")
                .append(line)
                .append("\">line ")
                .append(line)
                .append("</a></div>");
    }

    /// What is only worth knowing folds to one line.
    private static void finding(Problem problem, StringBuilder to) {
        boolean folds = problem.severity() == Severity.INFO;
        to.append(folds ? "<details" : "<div")
                .append(" class=\"finding ")
                .append(problem.severity().word())
                .append("\">")
                .append(folds ? "<summary>" : "")
                .append("<b>")
                .append(problem.severity().word())
                .append("</b> <span class=\"code\">")
                .append(Html.text(problem.code()))
                .append("</span>")
                .append(folds ? "</summary>" : "")
                .append("<p>")
                .append(Html.sentence(problem.what()))
                .append("</p><p class=\"mend\">")
                .append(Html.sentence(problem.mend()))
                .append("</p>")
                .append(folds ? "</details>" : "</div>");
    }
}
