package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.lint.world.Nearest;
import dev.relight.lint.world.World;
import dev.relight.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Scripts and files that are not where the runbook says.
final class FileRules {
    private static final Set<String> INTERPRETERS =
            Set.of("bash", "sh", "python", "python3", "node", "ruby", "perl", "php");

    /// Read their operands as files that must exist.
    private static final Set<String> READERS =
            Set.of(
                    "cat",
                    "less",
                    "head",
                    "tail",
                    "vim",
                    "vi",
                    "nano",
                    "source",
                    ".",
                    "diff",
                    "jq",
                    "yq",
                    "sqlite3",
                    "psql",
                    "mysql",
                    "tar",
                    "unzip",
                    "md5sum",
                    "sha256sum");

    private FileRules() {}

    static void look(Sheet sheet, Report report) {
        var made = new HashSet<String>();
        for (var reading : sheet.readings()) {
            if (reading.calls().stream().anyMatch(call -> call.is("cd", "pushd"))) return;
            for (var call : reading.calls()) {
                if (call.side().isHere()) call(call, made, sheet, report);
                for (var redirect : call.simple().redirects())
                    if (redirect.writesFile()) made.add(redirect.target().value());
            }
        }
    }

    private static void call(Call call, Set<String> made, Sheet sheet, Report report) {
        if (call.is("cp", "mv", "touch", "mkdir", "tar", "git", "curl", "wget", "unzip", "tee"))
            for (var operand : call.operands()) made.add(operand.value());
        var program = call.words().getFirst();
        var text = program.value();
        if (text.startsWith("./") || text.startsWith("../"))
            script(call, program, text, true, made, sheet, report);
        else if (INTERPRETERS.contains(call.program()) && !call.operands().isEmpty()) {
            var first = call.operands().getFirst();
            if (looksLikeFile(first) && !call.has("-c", "-m", "-e"))
                script(call, first, first.value(), false, made, sheet, report);
        }
        var manifest = call.option("-f", "--filename");
        if (call.is("kubectl", "oc")
                && manifest != null
                && manifest.value() != null
                && !call.does("logs"))
            file(call, manifest.word(), manifest.value(), made, sheet, report);
        if (READERS.contains(call.program()))
            for (var operand : call.operands())
                if (looksLikeFile(operand) && operand.value().indexOf('/') > 0)
                    file(call, operand, operand.value(), made, sheet, report);
    }

    private static boolean looksLikeFile(Word word) {
        var text = word.value();
        return word.constant()
                && text.length() > 2
                && !text.startsWith("/")
                && !text.startsWith("~")
                && !text.startsWith("-")
                && text.indexOf('.') > 0
                && !text.contains("://")
                && text.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "./_-".indexOf(c) >= 0);
    }

    private static void script(
            Call call,
            Word word,
            String path,
            boolean direct,
            Set<String> made,
            Sheet sheet,
            Report report) {
        var files = sheet.world().files();
        var found = files.find(path);
        if (found == World.Found.MISSING && !made.contains(path) && looksPlain(path))
            report.at(
                    call,
                    word,
                    "script-missing",
                    "path",
                    path,
                    "where",
                    where(sheet),
                    "nearest",
                    hint(path, files.neighbours(path)));
        if (found == World.Found.THERE && direct)
            report.at(call, word, "script-not-executable", "path", path);
    }

    private static boolean looksPlain(String path) {
        return path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "./_-".indexOf(c) >= 0);
    }

    private static void file(
            Call call, Word word, String path, Set<String> made, Sheet sheet, Report report) {
        if (path.equals("-") || path.contains("://") || made.contains(path) || !looksPlain(path))
            return;
        var files = sheet.world().files();
        if (files.find(path) == World.Found.MISSING)
            report.at(
                    call,
                    word,
                    "file-missing",
                    "path",
                    path,
                    "where",
                    where(sheet),
                    "nearest",
                    hint(path, files.neighbours(path)));
    }

    private static String hint(String path, List<String> names) {
        var plain = path.startsWith("./") ? path.substring(2) : path;
        return Nearest.hint(
                plain, names.stream().map(n -> n.startsWith("./") ? n.substring(2) : n).toList());
    }

    private static String where(Sheet sheet) {
        return sheet.world().name().isEmpty()
                ? "the folders around the runbook"
                : sheet.world().name();
    }

    static void reading(Reading reading, Sheet sheet, Report report) {
        TextRules.look(reading, sheet, report);
        SecretRules.printed(reading, sheet, report);
        TerminalRules.loops(reading, sheet, report);
        PlaceRules.scripts(reading, sheet, report);
    }
}
