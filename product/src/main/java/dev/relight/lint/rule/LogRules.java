package dev.relight.lint.rule;

import dev.relight.lexicon.Row;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.catalogue.Rows;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is not seen in logs: another stream, another container, another spelling.
final class LogRules {
    private static final String[] BOUNDS = {
        "--tail", "-n", "--since", "--lines", "--until", "-S", "-f", "--follow", "--limit-bytes"
    };

    /// Options of grep whose value is a word of its own.
    private static final Set<String> TAKES_NEXT = Set.of("-A", "-B", "-C", "-m", "-f", "-d", "-D");

    private static final class Kernel {
        /// Sentences the kernel writes, from the table.
        static final List<Row> MESSAGES = Rows.of("kernel-messages");
    }

    private LogRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        if (isLogs(call)) {
            stderr(call, reading, report);
            unbounded(call, report);
        }
        if (call.is("grep", "egrep", "fgrep", "zgrep")) grep(call, reading, report);
    }

    static boolean isLogs(Call call) {
        return (call.isDocker() && (call.does("logs") || call.does("container", "logs")))
                || (call.is("docker-compose", "kubectl", "oc") && call.does("logs"));
    }

    private static void stderr(Call call, Reading reading, Report report) {
        if (!call.isDocker() || call.position().isLast() || mergesStderr(call)) return;
        var next = reading.behind(call);
        if (next.isEmpty()) return;
        report.at(
                call,
                "logs-without-stderr",
                "program",
                call.spoken(),
                "last",
                next.getFirst().program());
    }

    private static boolean mergesStderr(Call call) {
        for (var redirect : call.simple().redirects())
            if (redirect.operator().startsWith("&>")
                    || (redirect.descriptor().equals("2") && redirect.operator().startsWith(">")))
                return true;
        return call.command().text().contains("|&");
    }

    private static void unbounded(Call call, Report report) {
        if (call.has(BOUNDS) || !call.position().isLast() || call.position().substituted()) return;
        if (call.simple().redirects().stream().anyMatch(r -> r.writesFile())) return;
        report.at(call, "logs-unbounded");
    }

    /// The first look at a pod's log in a runbook that never asks for the log of the one that died.
    static void previous(Sheet sheet, Report report) {
        var looks = sheet.calls().filter(c -> c.is("kubectl", "oc") && c.does("logs")).toList();
        if (looks.isEmpty() || looks.stream().anyMatch(c -> c.has("-p", "--previous"))) return;
        if (sheet.page().lines().stream().anyMatch(line -> line.contains("--previous"))) return;
        report.at(looks.getFirst(), "logs-previous");
    }

    private static void grep(Call call, Reading reading, Report report) {
        var pattern = pattern(call);
        if (pattern.isEmpty()) return;
        var pipe = reading.pipe(call);
        var first = pipe.getFirst();
        if (readsKernelLog(first, call) && !ignoresCase(call)) kernelCase(call, pattern, report);
        if (call.position().stage() > 0 && !call.has("-v", "--invert-match"))
            Lookalikes.grep(call, first, pattern, report);
    }

    static String pattern(Call call) {
        var given = call.value("-e", "--regexp");
        if (given != null) return given;
        boolean valueOfOption = false;
        for (var word : call.words().subList(1, call.words().size())) {
            var text = word.value();
            boolean option = text.startsWith("-") && text.length() > 1;
            if (!option && !valueOfOption) return text;
            valueOfOption = option && TAKES_NEXT.contains(text);
        }
        return "";
    }

    static boolean ignoresCase(Call call) {
        for (var word : call.words()) {
            var text = word.value();
            if (text.equals("--ignore-case")) return true;
            if (text.startsWith("-") && !text.startsWith("--") && text.indexOf('i') > 0)
                return true;
        }
        return false;
    }

    private static boolean readsKernelLog(Call first, Call grep) {
        if (first.is("dmesg")) return true;
        if (first.is("journalctl")) return first.has("-k", "--dmesg");
        for (var word : grep.words()) {
            var text = word.value();
            if (text.endsWith("/kern.log")
                    || text.endsWith("/messages")
                    || text.endsWith("/syslog")) return true;
        }
        return false;
    }

    private static void kernelCase(Call call, String pattern, Report report) {
        var parts = alternatives(pattern);
        for (var row : Kernel.MESSAGES) {
            var message = row.text("message");
            var lower = message.toLowerCase(Locale.ROOT);
            boolean anyCase =
                    parts.stream().anyMatch(p -> lower.contains(p.toLowerCase(Locale.ROOT)));
            boolean asWritten = parts.stream().anyMatch(message::contains);
            if (anyCase && !asWritten) {
                report.at(call, "pattern-misses-case", "pattern", pattern, "message", message);
                return;
            }
        }
    }

    /// The plain words of `(a|b|c)`; whatever is a real expression is left out.
    static List<String> alternatives(String pattern) {
        var bare = pattern.replace("\\|", "|").replace("(", "").replace(")", "").replace("\\", "");
        return java.util.Arrays.stream(bare.split("\\|"))
                .map(String::strip)
                .filter(part -> part.length() > 2)
                .filter(part -> part.chars().noneMatch(c -> "*+?[]^$.{}".indexOf(c) >= 0))
                .toList();
    }
}
