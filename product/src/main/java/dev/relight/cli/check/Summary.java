package dev.relight.cli.check;

import dev.relight.cli.Terminal;
import dev.relight.problem.Severity;
import java.util.List;

/// The last line: how much is wrong, in how many runbooks.
final class Summary {
    private Summary() {}

    static String of(List<Checked> all, Terminal terminal) {
        long errors = CheckCommand.count(all, Severity.ERROR);
        long warnings = CheckCommand.count(all, Severity.WARNING);
        long infos = CheckCommand.count(all, Severity.INFO);
        long known = all.stream().mapToLong(one -> one.known().size()).sum();
        var in = all.size() == 1 ? all.getFirst().file() : all.size() + " runbooks";
        if (errors + warnings + infos == 0)
            return in + ": " + terminal.green("nothing wrong") + known(known);
        return in
                + ": "
                + String.join(
                        ", ",
                        paint(errors, "error", terminal),
                        paint(warnings, "warning", terminal),
                        infos + " worth knowing")
                + known(known);
    }

    private static String paint(long many, String word, Terminal terminal) {
        var text = many + " " + word + (many == 1 ? "" : "s");
        if (many == 0) return text;
        return word.equals("error") ? terminal.red(text) : terminal.yellow(text);
    }

    private static String known(long many) {
        return many == 0 ? "" : " (" + many + " more are known)";
    }
}
