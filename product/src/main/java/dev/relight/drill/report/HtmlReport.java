package dev.relight.drill.report;

import static dev.relight.drill.report.Account.seconds;
import static dev.relight.drill.report.Account.yes;
import static dev.relight.drill.report.Html.escaped;

import dev.relight.drill.Score;
import java.time.temporal.ChronoUnit;

/// For people who were not there: one page without scripts.
public final class HtmlReport {
    private static final String STYLE =
            """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1f24; background: #fff; }
            table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #d5dae0; vertical-align: top; }
            code { font: 14px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; } .good { color: #0b6b2e; } .bad { color: #a40e26; }
            @media (prefers-color-scheme: dark) { body { color: #e6e9ed; background: #16181d; } th, td { border-color: #3a404a; } .good { color: #5fd38d; } .bad { color: #ff8b94; } }
            """;

    private HtmlReport() {}

    public static String of(Account account) {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
        page.append("<meta name=\"viewport\" content=\"width=device-width\">");
        var title = escaped("Drill of " + account.service() + " on " + account.environment());
        page.append("<title>").append(title).append("</title><style>").append(STYLE);
        page.append("</style><main><h1>").append(title).append("</h1>\n");
        page.append(
                "<p>%d of %d faults restored. Runbook <code>%s</code>, began %s, soak %d s.</p>\n"
                        .formatted(
                                account.restored(),
                                account.scores().size(),
                                escaped(account.runbook()),
                                account.began().truncatedTo(ChronoUnit.SECONDS),
                                account.soak().toSeconds()));
        page.append(
                "<table><thead><tr><th>Fault<th>End<th>Detected<th>Restored<th>Scenario<th>What helped<th>Least danger<th>Undone</thead><tbody>\n");
        account.scores().forEach(score -> row(score, page));
        page.append("</tbody></table>\n");
        findings(account, page);
        return page.append("</main></html>\n").toString();
    }

    private static void row(Score score, StringBuilder page) {
        var helped =
                score.actions().stream()
                        .filter(Score.Action::helped)
                        .map(action -> "line " + action.line() + ": " + action.title())
                        .findFirst()
                        .orElse(score.whyNot());
        page.append(
                "<tr><td><b>%s</b><br>%s<td class=\"%s\">%s<td>%s<td>%s<td>%s (%s)<td>%s<td>%s<td>%s\n"
                        .formatted(
                                escaped(score.fault().name()),
                                escaped(score.fault().breaks()),
                                score.isAsExpected() ? "good" : "bad",
                                score.ending().words(),
                                seconds(score.detected()),
                                seconds(score.restored()),
                                escaped(score.scenario().isEmpty() ? "none" : score.scenario()),
                                score.rightScenario() ? "right" : "wrong",
                                escaped(helped),
                                yes(score.leastDanger()),
                                yes(score.undone())));
    }

    private static void findings(Account account, StringBuilder page) {
        page.append("<h2>Found out about the runbook</h2>\n");
        if (account.findings().isEmpty()) page.append("<p>No command failed as written.</p>\n");
        page.append("<ul>\n");
        for (var finding : account.findings())
            page.append(
                    "<li>line %d <code>%s</code>: %s\n"
                            .formatted(
                                    finding.line(),
                                    escaped(finding.command()),
                                    escaped(finding.what())));
        page.append("</ul>\n<h2>Never exercised</h2>\n");
        if (account.neverExercised().isEmpty()) page.append("<p>Every command was run.</p>\n");
        page.append("<ul>\n");
        for (var command : account.neverExercised())
            page.append(
                    "<li>line %d <code>%s</code>\n"
                            .formatted(command.line(), escaped(command.joined())));
        page.append("</ul>\n");
    }
}
