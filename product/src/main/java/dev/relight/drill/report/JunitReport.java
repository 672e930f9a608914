package dev.relight.drill.report;

import dev.relight.drill.Score;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// For build servers: each drill is a test case.
public final class JunitReport {
    private JunitReport() {}

    public static String of(Account account) {
        var scores = account.scores();
        var failed = scores.stream().filter(score -> !score.isAsExpected()).count();
        var skipped =
                scores.stream().filter(score -> score.ending() == Score.Ending.SKIPPED).count();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" timestamp=\"%s\">\n"
                        .formatted(
                                Html.escaped("drill of " + account.service()),
                                scores.size(),
                                failed,
                                skipped,
                                account.began().truncatedTo(ChronoUnit.SECONDS)));
        for (var score : scores) testCase(account, score, xml);
        return xml.append("</testsuite>\n").toString();
    }

    private static void testCase(Account account, Score score, StringBuilder xml) {
        var took = score.resolved() == null ? Duration.ZERO : score.resolved();
        xml.append(
                String.format(
                        Locale.ROOT,
                        "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">",
                        Html.escaped(account.service()),
                        Html.escaped(score.fault().name()),
                        took.toMillis() / 1000.0));
        var because = Html.escaped(score.ending().words() + ": " + score.because());
        if (score.ending() == Score.Ending.SKIPPED)
            xml.append("<skipped message=\"").append(because).append("\"/>");
        else if (!score.isAsExpected())
            xml.append("<failure message=\"").append(because).append("\"/>");
        xml.append("</testcase>\n");
    }
}
