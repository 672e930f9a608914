package dev.relight.drill.report;

import static dev.relight.drill.report.Account.seconds;
import static dev.relight.drill.report.Account.yes;

import dev.relight.drill.Score;
import java.util.List;

/// For the terminal: a table, then what was found.
public final class TextReport {
    /// More lines than this help nobody; the other formats have all.
    private static final int NEVER_MAX = 12;

    private TextReport() {}

    public static String of(Account account) {
        var text = new StringBuilder();
        text.append(
                "%n   %s on %s: %d of %d restored, soak %d s%n%n"
                        .formatted(
                                account.service(),
                                account.environment(),
                                account.restored(),
                                account.scores().size(),
                                account.soak().toSeconds()));
        text.append(
                "   %-20s %-20s %9s %9s  %-8s %-8s %-6s %s%n"
                        .formatted(
                                "fault",
                                "end",
                                "detected",
                                "restored",
                                "scenario",
                                "action",
                                "least",
                                "undone"));
        for (var score : account.scores()) row(score, text);
        for (var score : account.scores())
            if (!score.because().isEmpty())
                text.append("%n   %s: %s%n".formatted(score.fault().name(), score.whyNot()));
        findings(account.findings(), text);
        never(account, text);
        return text.toString();
    }

    private static void row(Score score, StringBuilder text) {
        text.append(
                "   %-20s %-20s %9s %9s  %-8s %-8s %-6s %s%n"
                        .formatted(
                                score.fault().name(),
                                score.ending().words(),
                                seconds(score.detected()),
                                seconds(score.restored()),
                                score.rightScenario() ? "right" : "wrong",
                                score.rightAction() ? "right" : "other",
                                yes(score.leastDanger()),
                                yes(score.undone())));
    }

    private static void findings(List<Score.Finding> findings, StringBuilder text) {
        if (findings.isEmpty()) return;
        text.append("%n   found out about the runbook:%n".formatted());
        for (var finding : findings)
            text.append(
                    "   line %d  %s%n            %s%n"
                            .formatted(
                                    finding.line(),
                                    finding.command().lines().findFirst().orElse(""),
                                    finding.what()));
    }

    private static void never(Account account, StringBuilder text) {
        var never = account.neverExercised();
        if (never.isEmpty()) return;
        text.append("%n   never exercised: %d commands%n".formatted(never.size()));
        for (var command : never.subList(0, Math.min(never.size(), NEVER_MAX)))
            text.append(
                    "   line %d  %s%n"
                            .formatted(
                                    command.line(),
                                    command.joined().lines().findFirst().orElse("")));
        if (never.size() > NEVER_MAX)
            text.append("   and %d more%n".formatted(never.size() - NEVER_MAX));
    }
}
