package dev.relight.lint.rule;

import dev.relight.lexicon.Phase;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.plan.Command;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Edits: made by hand, hidden in a comment, and trusted unread.
final class EditRules {
    private static final Set<String> EDITORS =
            Set.of(
                    "vim",
                    "vi",
                    "nano",
                    "emacs",
                    "ed",
                    "pico",
                    "code",
                    "nvim",
                    "sudoedit",
                    "micro",
                    "joe",
                    "mcedit");

    private static final Pattern EDIT_WORDS =
            Pattern.compile(
                    "(?i)^(?:\\d+\\.\\s*)?(?:then |or |now )?(?:manually )?(edit|update|change|modify|adjust|set|increase|decrease|fix|add|uncomment|replace|bump)\\b.*");

    private static final Pattern FILE =
            Pattern.compile(
                    "[\\w./-]*\\w\\.(?:ya?ml|conf|cnf|env|json|toml|ini|properties|tf|service|cfg)\\b|(?<![\\w/])\\.env\\b");

    private EditRules() {}

    static boolean edits(Call call) {
        return EDITORS.contains(call.program()) && call.side().isHere();
    }

    static String file(Call call) {
        return call.operands().isEmpty() ? "" : call.operands().getLast().value();
    }

    static boolean isCompose(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.equals(".env")
                || (name.contains("compose") && (name.endsWith(".yml") || name.endsWith(".yaml")));
    }

    private static boolean isNginx(String file) {
        return file.contains("nginx");
    }

    /// `down` or a reload on the strength of a file that nobody has read after the edit.
    static void unvalidated(Call call, Reading reading, Sheet sheet, Report report) {
        boolean down = call.is("docker-compose") && call.does("down");
        boolean nginx =
                (call.is("systemctl", "service")
                                && call.command().text().contains("nginx")
                                && (call.operand(0).startsWith("re")
                                        || call.operand(1).startsWith("re")))
                        || (call.is("nginx") && call.has("-s"));
        if (!down && !nginx) return;
        int edit = 0;
        for (var before : sheet.readingsOf(sheet.before(call.command())))
            for (var other : before.calls()) {
                boolean ours = down ? isCompose(file(other)) : isNginx(file(other));
                if (edits(other) && (ours || down)) edit = before.command().line();
                if (validates(other)) edit = 0;
            }
        if (edit == 0 && down) edit = editInComment(call.command(), sheet);
        if (edit > 0)
            report.at(
                    call,
                    "edit-not-validated",
                    "edit",
                    Integer.toString(edit),
                    "validate",
                    down ? "docker compose config -q" : "nginx -t");
    }

    private static boolean validates(Call call) {
        return (call.is("docker-compose") && call.does("config"))
                || (call.is("nginx") && call.has("-t", "-T"))
                || call.is("yamllint", "nginx-t", "promtool", "jq", "visudo");
    }

    private static int editInComment(Command command, Sheet sheet) {
        int line = 0;
        for (var note : sheet.notes())
            if (note.block() == command.block()
                    && note.line() < command.line()
                    && isTask(note.text())) line = note.line();
        if (line == 0) return 0;
        for (var before : sheet.readingsOf(sheet.before(command)))
            if (before.command().line() > line
                    && before.calls().stream().anyMatch(EditRules::validates)) return 0;
        return line;
    }

    static boolean isTask(String note) {
        return EDIT_WORDS.matcher(note).matches() && FILE.matcher(note).find();
    }

    /// A person's task in a comment, with a command behind it that changes something.
    static void inComments(Sheet sheet, Report report) {
        for (var note : sheet.notes()) {
            if (!isTask(note.text()) || looksLikeCommandName(sheet, note)) continue;
            for (var command : sheet.commands()) {
                if (command.block() != note.block() || command.line() < note.line()) continue;
                if (!Actions.changes(command) || command.phase() == Phase.PREVENT) continue;
                report.at(
                        note.line(),
                        "task-in-comment",
                        "words",
                        note.text(),
                        "line",
                        Integer.toString(command.line()));
                break;
            }
        }
    }

    /// The comment only names the command right below it, which does the edit itself.
    private static boolean looksLikeCommandName(Sheet sheet, Sheet.Note note) {
        for (var reading : sheet.readings()) {
            if (reading.command().line() != note.line() + 1) continue;
            for (var call : reading.calls())
                if (edits(call)
                        || call.is("sed", "tee", "cp", "yq", "kubectl", "git", "perl")
                        || call.simple().redirects().stream().anyMatch(r -> r.writesFile()))
                    return true;
        }
        return false;
    }
}
