package dev.relight.cli.check;

import dev.relight.problem.Problem;
import java.io.PrintStream;
import java.util.List;

/// Findings as workflow commands of GitHub Actions, which shows them at the lines of a change.
final class GithubOutput {
    private GithubOutput() {}

    static void print(List<Checked> all, PrintStream out) {
        for (var one : all) for (var problem : one.fresh()) out.println(line(problem));
    }

    static String line(Problem problem) {
        var level =
                switch (problem.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFO -> "notice";
                };
        return "::%s file=%s,line=%d,col=%d,title=%s::%s"
                .formatted(
                        level,
                        property(problem.where().file()),
                        problem.where().line(),
                        problem.where().column(),
                        property(problem.code()),
                        data(problem.what() + "\nmend: " + problem.mend()));
    }

    /// Text behind `::`, escaped as the runner reads it.
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
