package dev.relight.lint.rule;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Role;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.plan.Command;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Data that can be lost: destroyed without a word, restored from nothing, copied in vain.
final class DataRules {
    private static final List<String> WARNINGS =
            List.of(
                    "warning",
                    "caution",
                    "danger",
                    "destructive",
                    "irreversible",
                    "careful",
                    "data loss",
                    "will delete",
                    "deletes",
                    "will remove",
                    "removes",
                    "permanently",
                    "will lose",
                    "loses",
                    "cannot be undone",
                    "last resort",
                    "wipes",
                    "destroys",
                    "erases",
                    "achtung",
                    "vorsicht",
                    "attention",
                    "⚠",
                    "🚨",
                    "note:",
                    "important",
                    "backup first",
                    "make sure",
                    "only if");

    /// An author who writes one of these has said what happens.
    private static final List<String> SAYS_SO =
            List.of(
                    "delet",
                    "drop",
                    "destroy",
                    "uninstall",
                    "wipe",
                    "erase",
                    "purge",
                    "remov",
                    "truncat",
                    "overwrit",
                    "tear down",
                    "teardown",
                    "decommission",
                    "discard",
                    "roll back",
                    "rollback",
                    "downgrade");

    private static final Pattern TEMPORARY =
            Pattern.compile("^\"?(?:/tmp/|/var/tmp/|\\$\\{?(?:TMP|TEMP|WORK_?DIR|SCRATCH))");

    private static final Pattern RESTORE = Pattern.compile("(?i)\\brestor(e|ing|ation)\\b");

    private static final Pattern BACKUP =
            Pattern.compile("(?i)\\b(backup|back up|snapshot|pg_dump|mysqldump|mongodump|dump)\\b");

    private static final Pattern MUTATES =
            Pattern.compile(
                    "(?i)(restore|reset|clean|delete|remove|wipe|purge|migrat|rebuild|truncate|flush|drop|rollback|reindex|force)");

    /// Arguments that make a script look and not touch.
    private static final Pattern ONLY_LOOKS =
            Pattern.compile(
                    "(?i)-{0,2}(?:validate|verify|check|list|version|status|dry-run|help|backup|plan|show|info|diff)");

    /// What is left of a path when its first part is empty, and would be missed.
    private static final Pattern NEAR_ROOT =
            Pattern.compile(
                    "/(?:\\*|\\.\\*|(?:var|etc|usr|lib|bin|home|root|opt|srv|data|boot)(?:/\\*?)?)?");

    private static final Set<String> INTERPRETERS =
            Set.of("python", "python3", "node", "ruby", "perl", "php", "rails", "bundle", "java");

    private DataRules() {}

    static void look(Call call, Reading reading, Sheet sheet, Report report) {
        copies(call, sheet, report);
        checksum(call, reading, sheet, report);
        unsetPath(call, sheet, report);
        hiddenEffect(call, sheet, report);
        if (call.is("chmod")
                && call.operands().stream().anyMatch(w -> w.value().matches("0?777|a\\+w|o\\+w")))
            report.at(call, "world-writable", "command", reading.command().joined());
    }

    static void unwarned(Sheet sheet, Report report) {
        for (var command : sheet.commands()) {
            if (command.danger() != Danger.DESTRUCTIVE || isOpaque(sheet, command)) continue;
            var words = sheet.wordsNear(command) + heading(sheet, command);
            if (WARNINGS.stream().anyMatch(words::contains)) continue;
            if (SAYS_SO.stream().anyMatch(words::contains) || onlyTemporary(sheet, command))
                continue;
            boolean restores = command.text().toLowerCase(Locale.ROOT).contains("restore");
            if (restores && words.contains("restor")) continue;
            report.at(command, "destructive-unwarned", "reason", command.reasons().getFirst());
        }
    }

    private static String heading(Sheet sheet, Command command) {
        return sheet.section(command).map(s -> s.text().toLowerCase(Locale.ROOT)).orElse("");
    }

    /// Everything it removes was made to be removed.
    private static boolean onlyTemporary(Sheet sheet, Command command) {
        var reading = sheet.reading(command.line());
        if (reading == null) return false;
        boolean any = false;
        for (var call : reading.calls()) {
            if (!call.is("rm")) continue;
            any = true;
            for (var word : call.operands())
                if (!TEMPORARY.matcher(word.text()).find()) return false;
        }
        return any;
    }

    private static boolean isOpaque(Sheet sheet, Command command) {
        var reading = sheet.reading(command.line());
        return reading != null && reading.calls().stream().anyMatch(call -> mutation(call) != null);
    }

    /// A script or a line of another language whose own name says that it changes data.
    private static void hiddenEffect(Call call, Sheet sheet, Report report) {
        var mutation = mutation(call);
        if (mutation == null || call.command().danger() == Danger.OBSERVE) return;
        var words = sheet.wordsNear(call.command());
        if (WARNINGS.stream().anyMatch(words::contains)) return;
        report.at(call, "effect-hidden", "program", shortName(call), "word", "`" + mutation + "`");
    }

    private static String shortName(Call call) {
        return call.words().getFirst().value().length() > 40
                ? call.program()
                : call.words().getFirst().value();
    }

    private static @org.jspecify.annotations.Nullable String mutation(Call call) {
        var program = call.words().getFirst().value();
        boolean script =
                program.startsWith("./") || program.endsWith(".sh") || program.endsWith(".py");
        boolean inline = INTERPRETERS.contains(call.program()) && call.words().size() > 1;
        if (!script && !inline) return null;
        if (call.words().stream().anyMatch(word -> ONLY_LOOKS.matcher(word.value()).matches()))
            return null;
        for (var word : call.words()) {
            var text = word.value();
            if (text.startsWith("--")) continue;
            var matcher = MUTATES.matcher(text);
            if (matcher.find()) return around(text, matcher.start());
        }
        return null;
    }

    /// The whole name around a place in a text.
    private static String around(String text, int at) {
        int from = at;
        int to = at;
        while (from > 0 && isNamePart(text.charAt(from - 1))) from--;
        while (to < text.length() && isNamePart(text.charAt(to))) to++;
        return text.substring(from, to);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    /// Data goes, a restore is spoken of, and no backup comes first.
    static void backups(Sheet sheet, Report report) {
        for (var reading : sheet.readings()) {
            var command = reading.command();
            if (!reading.calls().stream().anyMatch(DataRules::removesData)) continue;
            int restore = laterLine(sheet, command, RESTORE);
            if (restore == 0) continue;
            if (!backupBefore(sheet, command))
                report.at(command, "no-backup-before", "restore", Integer.toString(restore));
            if (sheet.page().line(restore).toLowerCase(Locale.ROOT).contains("if needed"))
                start(sheet, command, restore, report);
        }
    }

    private static boolean removesData(Call call) {
        if (call.is("docker-compose") && call.does("down")) return call.has("-v", "--volumes");
        if (call.isDocker()) return call.does("volume", "rm") || call.does("volume", "prune");
        return call.is("dropdb")
                || (call.is("kubectl", "oc")
                        && call.does("delete")
                        && Set.of("pvc", "pv", "persistentvolumeclaim").contains(call.operand(0)));
    }

    private static int laterLine(Sheet sheet, Command command, Pattern words) {
        var section = sheet.section(command);
        int end = section.isPresent() ? sheet.endOf(section.get()) : sheet.page().lines().size();
        for (int line = command.endLine() + 1; line < end; line++)
            if (words.matcher(sheet.page().line(line)).find()) return line;
        return 0;
    }

    private static boolean backupBefore(Sheet sheet, Command command) {
        int from = sheet.section(command).map(s -> s.line()).orElse(1);
        for (int line = from; line < command.line(); line++) {
            var text = sheet.page().line(line);
            if (BACKUP.matcher(text).find() && !RESTORE.matcher(text).find()) return true;
        }
        return false;
    }

    private static void start(Sheet sheet, Command removed, int restore, Report report) {
        for (var after : sheet.readingsOf(sheet.after(removed)))
            for (var call : after.calls())
                if (call.is("docker-compose")
                        && call.does("up")
                        && after.command().line() < restore) {
                    report.at(
                            call,
                            "restore-only-if-needed",
                            "removed",
                            Integer.toString(removed.line()),
                            "restore",
                            Integer.toString(restore));
                    return;
                }
    }

    private static void copies(Call call, Sheet sheet, Report report) {
        if (!call.is("cp") || call.operands().size() < 2) return;
        boolean recursive = call.has("-r", "-R", "--recursive");
        boolean keeps = call.has("-a", "--archive", "-p", "--preserve");
        var purpose = call.command().text() + " " + sheet.wordsNear(call.command());
        if (!recursive || keeps || !BACKUP.matcher(purpose).find()) return;
        report.at(call, "copy-drops-owner", "command", "cp " + (call.has("-R") ? "-R" : "-r"));
    }

    private static void checksum(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.is("md5sum", "sha1sum", "sha256sum", "sha512sum", "cksum", "b2sum")) return;
        boolean kept = call.simple().redirects().stream().anyMatch(r -> r.writesFile());
        if (call.has("-c", "--check") || kept || !reading.behind(call).isEmpty()) return;
        if (call.position().substituted() || call.command().expected() != null) return;
        var words = sheet.wordsNear(call.command());
        if (words.contains("compare")
                || words.contains("should match")
                || words.contains("must match")) return;
        report.at(call, "checksum-no-reference", "program", call.program());
    }

    /// `rm -rf $DIR/*` where nothing says that DIR is set.
    private static void unsetPath(Call call, Sheet sheet, Report report) {
        if (!call.is("rm") || call.command().role() == Role.NOOP) return;
        for (var word : call.operands()) {
            var expansion = leading(word);
            if (expansion == null || !expansion.operator().isEmpty()) continue;
            var rest =
                    word.text()
                            .substring(
                                    word.text().indexOf(expansion.text())
                                            + expansion.text().length());
            if (!NEAR_ROOT.matcher(rest.replace("\"", "")).matches()) continue;
            if (isSet(expansion.name(), call.command(), sheet)) continue;
            report.at(
                    call,
                    word,
                    "unset-path-variable",
                    "variable",
                    "$" + expansion.name(),
                    "guarded",
                    "${" + expansion.name() + ":?}" + rest.replace("\"", ""));
        }
    }

    private static Piece.@org.jspecify.annotations.Nullable Expansion leading(Word word) {
        if (word.pieces().isEmpty()) return null;
        var first = word.pieces().getFirst();
        if (first instanceof Piece.DoubleQuoted quoted && !quoted.pieces().isEmpty())
            first = quoted.pieces().getFirst();
        return first instanceof Piece.Expansion expansion ? expansion : null;
    }

    private static boolean isSet(String name, Command command, Sheet sheet) {
        if (Set.of("HOME", "PWD", "TMPDIR").contains(name)) return true;
        for (var reading : sheet.readings()) {
            if (reading.command().line() > command.line()) break;
            if (reading.command().text().contains(name + "=")) return true;
            if (reading.command().text().contains("for " + name + " ")) return true;
        }
        return false;
    }
}
