package dev.relight.lint.rule;

import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.lexicon.Row;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.catalogue.Rows;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Programs that are absent, need rights, are given lists they cannot read, or shoot first.
final class ToolRules {
    private static final class Table {
        static final List<Row> ROWS = Rows.of("tools");
    }

    private static final Pattern FIXED_DAY = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d");

    private static final Set<String> WANT_COMMAS = Set.of("top", "lsof", "pidstat", "htop");

    private static final Set<String> LOAD =
            Set.of(
                    "ab",
                    "wrk",
                    "hey",
                    "siege",
                    "k6",
                    "jmeter",
                    "locust",
                    "vegeta",
                    "bombardier",
                    "stress",
                    "stress-ng",
                    "redis-benchmark",
                    "pgbench",
                    "sysbench");

    private static final Set<Phase> AFTER_REPAIR =
            Set.of(Phase.MITIGATE, Phase.RESOLVE, Phase.RECOVER, Phase.VERIFY);

    private ToolRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        table(call, report);
        if (call.wrappedIn("sudo")
                && !call.wrappers().contains("-n")
                && call.anchor() < 0
                && call.side().isHere())
            report.at(call, call.simple().words().getFirst(), "sudo-password");
        pids(call, report);
        fixedDay(call, report);
        killFirst(call, sheet, report);
        pipeToShell(call, reading, report);
        load(call, report);
        noEffect(call, sheet, report);
        exitHidden(call, reading, sheet, report);
    }

    private static void table(Call call, Report report) {
        for (var row : Table.ROWS) {
            if (!call.program().equals(row.text("program")) || !fits(row, call)) continue;
            var code = row.text("code");
            if (code.equals("old-tool")) {
                if (call.side().isHere() || !call.side().isInside())
                    report.at(
                            call,
                            code,
                            "program",
                            call.program(),
                            "detail",
                            row.text("detail"),
                            "instead",
                            row.text("instead"));
                continue;
            }
            boolean root =
                    call.wrappedIn("sudo") || call.wrappedIn("doas") || call.side().isInside();
            if (!root)
                report.at(
                        call,
                        code,
                        "program",
                        call.program(),
                        "detail",
                        row.text("detail"),
                        "quiet",
                        row.text("quiet"));
        }
    }

    private static boolean fits(Row row, Call call) {
        var with = row.text("with");
        if (with.isEmpty()) return true;
        if (with.length() == 1) return TerminalRules.hasLetter(call, with.charAt(0));
        var asked = Set.of(with.split(" "));
        return call.operands().stream().map(Word::value).anyMatch(asked::contains);
    }

    /// `top -p $(pgrep shop)`.
    private static void pids(Call call, Report report) {
        if (!WANT_COMMAS.contains(call.program())) return;
        for (var word : call.words())
            for (var piece : word.pieces())
                if (piece instanceof Piece.Substitution inner
                        && (inner.text().contains("pgrep") || inner.text().contains("pidof"))
                        && !inner.text().contains("-d")
                        && !inner.text().contains("tr ")
                        && !inner.text().contains("head")
                        && !inner.text().contains(" -o")
                        && !inner.text().contains(" -n"))
                    report.at(
                            call,
                            word,
                            "pids-by-newline",
                            "inner",
                            inner.text(),
                            "outer",
                            call.program() + " -p",
                            "fixed",
                            inner.text().replaceFirst("pgrep", "pgrep -d,"));
    }

    private static void fixedDay(Call call, Report report) {
        for (var given : call.options()) {
            boolean time =
                    given.name().equals("--since")
                            || given.name().equals("--until")
                            || given.name().equals("--start-time")
                            || given.name().equals("--from")
                            || given.name().equals("--since-time");
            if (time && given.value() != null && FIXED_DAY.matcher(given.value()).find())
                report.at(call, given.word(), "time-fixed", "date", given.value());
        }
    }

    private static void killFirst(Call call, Sheet sheet, Report report) {
        if (!call.is("kill", "pkill", "killall")) return;
        boolean hard =
                call.words().stream()
                        .map(Word::value)
                        .anyMatch(text ->
                                text.equals("-9")
                                        || text.equals("-KILL")
                                        || text.equals("-SIGKILL"));
        if (!hard || call.position().looped()) return;
        for (var reading : sheet.readings()) {
            var other = reading.command();
            if (other.line() >= call.command().line()) break;
            if (other.section() != call.command().section()) continue;
            for (var one : reading.calls())
                if (one.is(
                        "kill",
                        "pkill",
                        "killall",
                        "systemctl",
                        "service",
                        "docker",
                        "supervisorctl")) return;
        }
        report.at(call, "kill-first", "command", call.program() + " -9");
    }

    private static void pipeToShell(Call call, Reading reading, Report report) {
        if (!call.is("curl", "wget")) return;
        for (var next : reading.behind(call))
            if (next.is("sh", "bash", "zsh", "python", "python3") && next.operands().isEmpty())
                report.at(next, "pipe-to-shell");
    }

    private static void load(Call call, Report report) {
        if (!AFTER_REPAIR.contains(call.command().phase())) return;
        if (LOAD.contains(call.program())) {
            report.at(call, "load-on-wounded", "load", "`" + call.program() + "` puts load on");
            return;
        }
        boolean background =
                call.command().text().contains("&\n") || call.command().text().contains("& ");
        boolean request = call.is("curl", "wget", "http");
        if (request
                && call.position().looped()
                && background
                && call.command().text().startsWith("for"))
            report.at(call, "load-on-wounded", "load", "Many requests at once put load on");
    }

    /// Looks at something, throws the answer away, and is called a clean-up.
    private static void noEffect(Call call, Sheet sheet, Report report) {
        if (call.command().role() != Role.NOOP
                && call.command().danger() != dev.relight.danger.Danger.OBSERVE) return;
        boolean away =
                call.simple().redirects().stream()
                        .anyMatch(r ->
                                r.writesFile()
                                        && r.target().value().equals("/dev/null")
                                        && (r.descriptor().isEmpty()
                                                || r.descriptor().equals("1")));
        if (!away || call.position().decides()) return;
        var words = sheet.wordsNear(call.command());
        if (!Pattern.compile(
                        "\\b(clean|clear|free|rotate|delete|remove|purge|reset|flush|trim)\\w*")
                .matcher(words)
                .find()) return;
        report.at(
                call,
                "no-effect",
                "why",
                "`" + call.name() + "` only reads, and its output is thrown away");
    }

    /// `curl -f ... | head`: the `-f` is for nothing.
    private static void exitHidden(Call call, Reading reading, Sheet sheet, Report report) {
        if (call.position().isLast() || call.position().stage() > 0) return;
        boolean asks = call.is("curl") && call.has("-f", "--fail", "--fail-with-body");
        if (!asks || call.command().text().contains("pipefail")) return;
        for (var before : sheet.before(call.command()))
            if (before.text().contains("pipefail")) return;
        var behind = reading.behind(call);
        if (behind.isEmpty()) return;
        report.at(
                call,
                "exit-hidden",
                "first",
                call.program() + " -f",
                "last",
                behind.getLast().program());
    }
}
