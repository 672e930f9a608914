package dev.relight.lint.rule;

import dev.relight.lexicon.Role;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Secrets on the screen and in the command.
final class SecretRules {
    /// `//user:pass@host`, `"password":"x"`, `--password=x`, `PGPASSWORD=x`, a bearer token.
    private static final Pattern EMBEDDED =
            Pattern.compile(
                    "(?i)://[^/\\s:@'\"]+:(?!\\$)([^@\\s/'\"<{$]{2,})@"
                            + "|[\"']?(?:password|passwd|pwd|secret|api[_-]?key|token)[\"']?\\s*[:=]\\s*[\"']?(?![$<{\\[]|YOUR|your)([\\w!#%*+.,@~-]{3,})"
                            + "|(?<![\\w-])--(?:password|pass|token|secret)[= ](?![$<{\\[\"'-])(\\S{3,})"
                            + "|bearer\\s+(?![$<{\\[]|YOUR|your|token)([A-Za-z0-9._-]{12,})");

    private static final Pattern TOKEN_SHAPE =
            Pattern.compile(
                    "\\b(?:ghp_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|AKIA[0-9A-Z]{16}|xox[abp]-[\\w-]{10,}|glpat-[\\w-]{15,}|sk_live_\\w{10,})");

    /// Somebody has blotted the value out.
    private static final Pattern BLANKED = Pattern.compile("[xX.*#_-]+");

    /// Not secret although they stand where a value is asked for.
    private static final Set<String> HARMLESS =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "none",
                    "env",
                    "required",
                    "yes",
                    "no",
                    "file",
                    "stdin");

    private static final Set<String> STANDARD =
            Set.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "SHELL",
                    "PWD",
                    "HOSTNAME",
                    "TERM",
                    "LANG",
                    "KUBECONFIG",
                    "DOCKER_HOST",
                    "JAVA_HOME",
                    "EDITOR",
                    "DISPLAY",
                    "TZ",
                    "IFS",
                    "RANDOM",
                    "SECONDS");

    private SecretRules() {}

    static void printed(Reading reading, Sheet sheet, Report report) {
        var command = reading.command();
        boolean embedded = embedded(command.text());
        if (command.revealsSecret() && isPrinted(reading, embedded))
            report.at(command, "secret-printed", "secret", secret(reading), "mend", mend(reading));
        if (embedded) report.at(command, "secret-embedded", "secret", "A password or token");
    }

    /// An editor shows it to one person; an assignment and `create secret` print nothing.
    private static boolean isPrinted(Reading reading, boolean embedded) {
        if (reading.calls().isEmpty() || reading.calls().stream().anyMatch(EditRules::edits))
            return false;
        if (reading.calls().stream()
                .anyMatch(call -> call.does("create") || call.is("export", "read"))) return false;
        return prints(reading) || !embedded;
    }

    static boolean embedded(String text) {
        if (TOKEN_SHAPE.matcher(text).find()) return true;
        var matcher = EMBEDDED.matcher(text);
        while (matcher.find()) {
            var value = "";
            for (int group = 1; group <= matcher.groupCount(); group++)
                if (matcher.group(group) != null) value = matcher.group(group);
            if (!HARMLESS.contains(value.toLowerCase(Locale.ROOT))
                    && !BLANKED.matcher(value).matches()) return true;
        }
        return false;
    }

    /// Its output shows something, whatever stands in the command itself.
    private static boolean prints(Reading reading) {
        for (var call : reading.calls()) {
            if (call.is("env", "printenv", "cat", "echo", "less", "more", "head", "tail", "grep"))
                return true;
            if (call.does("inspect") || call.does("config") || call.does("get")) return true;
        }
        return false;
    }

    private static String secret(Reading reading) {
        for (var call : reading.calls()) {
            if (call.is("echo", "printf")) return "the value of " + variables(call);
            if (call.is("env", "printenv", "set", "export")) return "the values of the environment";
            if (call.is("cat", "less", "more", "head", "tail"))
                return "the whole of `"
                        + (call.operands().isEmpty() ? "a file" : call.operands().getLast().value())
                        + "`";
        }
        return "what may be secret";
    }

    private static String variables(Call call) {
        var names = new StringBuilder();
        for (var operand : call.operands()) {
            var name = variable(operand);
            if (!name.isEmpty()) names.append(names.isEmpty() ? "" : ", ").append('$').append(name);
        }
        return names.isEmpty() ? "a variable" : "`" + names + "`";
    }

    private static String mend(Reading reading) {
        for (var call : reading.calls()) {
            if (call.is("echo", "printf")) {
                var names = variables(call).replace("`", "");
                return "Ask only whether it is set: `test -n \"%s\" && echo set`.".formatted(names);
            }
            if (call.is("env", "printenv"))
                return "Print the names only: `env | cut -d= -f1`, then grep.";
        }
        return "Print only the keys that matter, without their values.";
    }

    /// `echo $DATABASE_PASSWORD`: asks the shell of the person, not the service.
    static void operatorsOwn(Call call, Reading reading, Sheet sheet, Report report) {
        if (!call.is("echo", "printenv") || !call.side().isHere() || call.position().stages() > 1)
            return;
        if (call.command().role() == Role.ACT || call.operands().size() != 1) return;
        var word = call.operands().getFirst();
        var name = call.is("printenv") ? word.value() : variable(word);
        if (name.isEmpty()
                || !Character.isLetter(name.charAt(0))
                || STANDARD.contains(name)
                || !name.equals(name.toUpperCase(Locale.ROOT))) return;
        for (var before : sheet.readings()) {
            if (before.command().line() >= call.command().line()) break;
            if (before.command().text().contains(name + "=")) return;
        }
        report.at(call, word, "env-of-operator", "name", name);
    }

    /// The name of the variable that is all there is to a word; empty otherwise.
    static String variable(Word word) {
        if (word.pieces().size() != 1) return "";
        var piece = word.pieces().getFirst();
        if (piece instanceof Piece.DoubleQuoted quoted && quoted.pieces().size() == 1)
            piece = quoted.pieces().getFirst();
        return piece instanceof Piece.Expansion expansion && expansion.operator().isEmpty()
                ? expansion.name()
                : "";
    }
}
