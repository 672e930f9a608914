package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import java.util.Locale;
import java.util.Set;

/// Patterns that match more than was meant.
final class Lookalikes {
    /// Words that say something went wrong; looking for them, nothing is the good answer.
    private static final Set<String> BAD_WORDS =
            Set.of(
                    "error",
                    "errors",
                    "fail",
                    "failed",
                    "failure",
                    "exception",
                    "fatal",
                    "critical",
                    "panic",
                    "killed",
                    "oom",
                    "out of memory",
                    "refused",
                    "denied",
                    "timeout",
                    "timed out",
                    "crash",
                    "segfault",
                    "traceback",
                    "i/o error",
                    "outofmemory",
                    "killed process");

    /// A port below this is the beginning of a longer port: `:80` and `:8080`.
    private static final int PORT_IS_BEGINNING_MAX = 6_553;

    private Lookalikes() {}

    static void grep(Call call, Call first, String pattern, Report report) {
        if (isDockerPs(first) && isPlainName(pattern) && !call.has("-w", "-x"))
            dockerPs(call, first, pattern, report);
        else if (first.is("ps") && isPlainName(pattern))
            report.at(
                    call,
                    "substring-match",
                    "pattern",
                    pattern,
                    "instead",
                    "this very grep, so that it always finds something",
                    "mend",
                    "Write `pgrep -af '%s'`.".formatted(pattern));
        else if (first.is("netstat", "ss", "lsof")) port(call, first, pattern, report);
        if (call.position().isLast() && !call.position().decides() && seeksTrouble(pattern))
            report.at(call, "grep-means-good", "program", call.program(), "pattern", pattern);
    }

    private static boolean isDockerPs(Call first) {
        return first.isDocker()
                && first.does("ps")
                && !first.has("--format", "-f", "--filter", "-q");
    }

    private static boolean isPlainName(String pattern) {
        return pattern.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "-_<>. ".indexOf(c) >= 0);
    }

    private static void dockerPs(Call call, Call first, String pattern, Report report) {
        report.at(
                call,
                "substring-match",
                "pattern",
                pattern,
                "instead",
                "another container, or an image, whose name contains it",
                "mend",
                "Write `%s ps --filter name=^%s$`.".formatted(first.program(), pattern));
    }

    private static void port(Call call, Call first, String pattern, Report report) {
        var bare = pattern.startsWith(":") ? pattern.substring(1) : pattern;
        boolean colon = pattern.startsWith(":");
        boolean number = !bare.isEmpty() && bare.chars().allMatch(Character::isDigit);
        boolean placeholder = bare.startsWith("<") && bare.endsWith(">");
        if (!number && !placeholder) return;
        boolean longer =
                number && bare.length() < 6 && Integer.parseInt(bare) <= PORT_IS_BEGINNING_MAX;
        if (colon && (placeholder || !longer)) return;
        report.at(
                call,
                "substring-match",
                "pattern",
                pattern,
                "instead",
                colon ? "longer ports that begin with it" : "process ids and longer ports",
                "mend",
                first.is("ss")
                        ? "Write `ss -ltnp 'sport = :%s'`.".formatted(bare)
                        : "Write `grep -w ':%s'`.".formatted(bare));
    }

    private static boolean seeksTrouble(String pattern) {
        for (var part : LogRules.alternatives(pattern))
            if (BAD_WORDS.contains(part.toLowerCase(Locale.ROOT))) return true;
        return false;
    }
}
