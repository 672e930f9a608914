package dev.relight.lint.rule;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.lexicon.Role;
import dev.relight.lint.call.OptionTable;
import dev.relight.plan.Command;
import dev.relight.plan.Section;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Steps: waits in words, actions without a look, conditions nobody can decide.
final class StepRules {
    private static final Pattern WAIT =
            Pattern.compile(
                    "(?i)\\b(?:wait|allow|give it|give them|sleep|pause)\\b[^.\\n]{0,30}?(\\d+)(?:\\s*(?:-|–|to)\\s*(\\d+))?\\s*(s|sec|secs|seconds?|m|min|mins|minutes?)\\b");

    private static final Pattern UNDECIDABLE =
            Pattern.compile(
                    "(?i)\\bif (?:it is |it's |this is |absolutely |really )?(needed|necessary|required|safe|appropriate|possible|desired|warranted|persistent|it persists|problems? persists?|issues? persists?|something looks wrong|in doubt|unsure|feasible)\\b|\\bas (?:needed|necessary|required|appropriate)\\b");

    private static final Set<String> SHELL_WORDS =
            Set.of(
                    "sudo",
                    "docker",
                    "docker-compose",
                    "kubectl",
                    "curl",
                    "systemctl",
                    "journalctl",
                    "git",
                    "psql",
                    "redis-cli",
                    "helm",
                    "aws",
                    "gcloud",
                    "az",
                    "rm",
                    "cp",
                    "ssh",
                    "pip",
                    "npm",
                    "python",
                    "python3",
                    "terraform",
                    "ansible-playbook",
                    "mysql",
                    "service",
                    "kill",
                    "oc",
                    "podman",
                    "export",
                    "apt-get",
                    "yum");

    private static final Set<String> OF_DEVELOPERS =
            Set.of(
                    "pip",
                    "pip3",
                    "npm",
                    "yarn",
                    "git",
                    "go",
                    "brew",
                    "make",
                    "cargo",
                    "mvn",
                    "gradle",
                    "apt",
                    "apt-get",
                    "yum",
                    "dnf",
                    "poetry",
                    "helm-docs");

    private StepRules() {}

    static void waits(Sheet sheet, Report report) {
        for (var note : sheet.notes()) {
            var matcher = WAIT.matcher(note.text());
            if (!matcher.find()) continue;
            var next = next(sheet, note.line(), note.block());
            if (next == null || waits(next) || sleeps(sheet, next)) continue;
            var amount =
                    Integer.parseInt(
                            matcher.group(2) == null ? matcher.group(1) : matcher.group(2));
            boolean minutes = matcher.group(3).toLowerCase(Locale.ROOT).startsWith("m");
            report.at(
                    note.line(),
                    "wait-in-words",
                    "words",
                    note.text(),
                    "seconds",
                    Integer.toString(minutes ? amount * 60 : amount));
        }
    }

    private static boolean waits(Command command) {
        return command.role() == Role.WAIT;
    }

    /// A wait among the next two commands of the block counts.
    private static boolean sleeps(Sheet sheet, Command first) {
        for (var reading : sheet.readings()) {
            var command = reading.command();
            if (command.block() != first.block() || command.line() < first.line()) continue;
            if (command.line() > first.endLine() + 2) break;
            for (var call : reading.calls())
                if (call.is("sleep", "wait", "timeout")
                        || call.does("rollout", "status")
                        || call.does("wait")
                        || call.has("--wait", "--retry", "--timeout")) return true;
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable Command next(
            Sheet sheet, int line, int block) {
        for (var command : sheet.commands())
            if (command.block() == block && command.line() > line) return command;
        return null;
    }

    /// The last action of a section, with nothing behind it that looks.
    static void unchecked(Sheet sheet, Report report) {
        if (sheet.plan().sections().stream().anyMatch(s -> s.phase() == Phase.VERIFY)) return;
        if (!Actions.isForOutages(sheet)) return;
        for (var section : sheet.plan().sections()) {
            var last = lastAction(sheet, section);
            if (last == null) continue;
            int line = last.alternativeOf() == null ? last.line() : last.alternativeOf();
            var at = sheet.plan().command(line).orElse(last);
            report.at(at, "no-check-after-action", "check", healthCheck(sheet));
        }
    }

    /// Null when there is none, or something looks behind it.
    private static @org.jspecify.annotations.Nullable Command lastAction(
            Sheet sheet, Section section) {
        Command last = null;
        for (var command : sheet.commands()) {
            if (command.section() != section.line()) continue;
            if (!Actions.repairs(command.phase())) continue;
            boolean ofBlock = command.block() < command.line() && !isOfDevelopers(sheet, command);
            if (Actions.changes(command) && command.role() != Role.CAPTURE && ofBlock)
                last = command;
            else if (Actions.looks(command) || command.danger() == Danger.OBSERVE) last = null;
        }
        return last;
    }

    /// Builds or installs something; whether that went well, it says itself.
    private static boolean isOfDevelopers(Sheet sheet, Command command) {
        var reading = sheet.reading(command.line());
        return reading != null
                && reading.calls().stream()
                        .anyMatch(call -> OF_DEVELOPERS.contains(call.program()));
    }

    private static String healthCheck(Sheet sheet) {
        for (var reading : sheet.readings())
            for (var call : reading.calls())
                if (call.is("curl") && CurlRules.asksForHealth(CurlRules.urls(call)))
                    return "the check of line " + reading.command().line();
        return "a check";
    }

    static void conditions(Sheet sheet, Report report) {
        for (var condition : sheet.plan().conditions()) {
            if (condition.governs().isEmpty()) continue;
            boolean command =
                    condition.governs().stream()
                            .anyMatch(line -> sheet.plan().command(line).isPresent());
            var matcher = UNDECIDABLE.matcher(condition.text());
            if (command && matcher.find())
                report.at(condition.line(), "condition-undecidable", "words", matcher.group());
        }
    }

    static void commentedOut(Sheet sheet, Report report) {
        for (var note : sheet.notes()) {
            var text = note.text().startsWith("$ ") ? note.text().substring(2) : note.text();
            var words = text.split("\\s+");
            if (words.length < 2 || !isProgram(words[0])) continue;
            boolean shell = false;
            for (var word : words)
                shell |=
                        word.length() > 1
                                && (word.startsWith("-")
                                        || word.startsWith("/")
                                        || word.startsWith("\"")
                                        || word.contains("://"));
            boolean sentence =
                    text.endsWith(".")
                            || text.endsWith(":")
                            || text.contains(" - ")
                            || text.contains(" the ");
            if (shell && !sentence) report.at(note.line(), "commented-out-command");
        }
    }

    private static boolean isProgram(String word) {
        return SHELL_WORDS.contains(word)
                || (word.equals(word.toLowerCase(Locale.ROOT)) && !OptionTable.of(word).isEmpty());
    }

    /// The same look twice with nothing done in between.
    static void twice(Sheet sheet, Report report) {
        var seen = new HashMap<String, Command>();
        int section = -1;
        for (var reading : sheet.readings()) {
            var command = reading.command();
            if (command.section() != section) seen.clear();
            section = command.section();
            if (Actions.changes(command) || waits(command) || command.danger() != Danger.OBSERVE) {
                seen.clear();
                continue;
            }
            var before = seen.putIfAbsent(command.joined().strip(), command);
            if (before != null && command.step().equals(before.step()))
                report.at(command, "step-twice", "other", Integer.toString(before.line()));
        }
    }
}
