package dev.relight.lint.rule;

import dev.relight.lint.call.Call;
import dev.relight.lint.call.Given;
import dev.relight.lint.call.OptionTable;
import dev.relight.lint.call.Reading;
import dev.relight.lint.catalogue.Rows;
import dev.relight.problem.Typo;
import java.util.Collection;
import java.util.Set;

/// Options and commands that the program does not have.
final class OptionRules {
    /// Read by getopt_long, which takes any beginning of a name that is unique.
    private static final Set<String> TAKE_BEGINNINGS =
            Set.of(
                    "systemctl",
                    "journalctl",
                    "df",
                    "du",
                    "free",
                    "psql",
                    "pg_dump",
                    "pg_restore",
                    "pg_isready");

    /// A word further away than this from every command is a plugin, not a typing error.
    private static final int TYPING_ERROR_MAX = 2;

    private static final int WORD_CHARACTERS_MIN = 4;

    /// Commands that plugins bring, near enough to others to be taken for typing errors.
    private static final Set<String> PLUGINS =
            Set.of("buildx", "compose", "scout", "sbom", "scan", "debug", "init", "model", "stack");

    private OptionRules() {}

    static void options(Call call, Reading reading, Sheet sheet, Report report) {
        var program = tableName(call);
        var table = OptionTable.of(program);
        if (table.isEmpty() || table.hasCommands() && call.path().isEmpty()) return;
        for (var given : call.options())
            if (!given.known()
                    && !given.name().startsWith("--cluster-")
                    && !isBeginning(program, given, table, call))
                report.at(
                        call,
                        given.word(),
                        "option-unknown",
                        "program",
                        call.name(),
                        "option",
                        given.name(),
                        "nearest",
                        nearest(given, call, table),
                        "instead",
                        instead(program, given, call, table));
    }

    static void commands(Call call, Reading reading, Sheet sheet, Report report) {
        var table = OptionTable.of(tableName(call));
        if (!table.hasCommands() || call.operands().isEmpty() || call.path().size() > 1) return;
        if (!call.path().isEmpty() && !isOnlyGroup(table, call.path().getFirst())) return;
        var word = call.operands().getFirst();
        var text = word.value();
        if (!word.constant() || text.length() < WORD_CHARACTERS_MIN || PLUGINS.contains(text))
            return;
        var known = call.path().isEmpty() ? table.firstWords() : Set.<String>of();
        for (var one : known)
            if (isTypingError(text, one)) {
                report.at(
                        call,
                        word,
                        "subcommand-unknown",
                        "program",
                        call.program(),
                        "word",
                        text,
                        "nearest",
                        " (did you mean '" + one + "'?)");
                return;
            }
    }

    private static boolean isOnlyGroup(OptionTable table, String word) {
        return !table.hasCommand(word);
    }

    private static boolean isTypingError(String text, String known) {
        return known.length() >= WORD_CHARACTERS_MIN
                && Math.abs(known.length() - text.length()) <= 1
                && Typo.distance(text, known) <= TYPING_ERROR_MAX
                && text.charAt(0) == known.charAt(0);
    }

    private static String tableName(Call call) {
        return switch (call.program()) {
            case "podman", "nerdctl", "oc", "k" -> "";
            default -> call.program();
        };
    }

    private static boolean isBeginning(String program, Given given, OptionTable table, Call call) {
        if (!TAKE_BEGINNINGS.contains(program) || !given.name().startsWith("--")) return false;
        return table.options(call.path()).stream().anyMatch(o -> o.startsWith(given.name()));
    }

    private static String nearest(Given given, Call call, OptionTable table) {
        var hint = hint(given.name(), table.options(call.path()));
        return " in version " + table.version() + hint;
    }

    private static String hint(String name, Collection<String> options) {
        if (!name.startsWith("--")) return "";
        for (var option : options)
            if (option.startsWith("--") && Typo.distance(name, option) <= TYPING_ERROR_MAX)
                return " (did you mean '" + option + "'?)";
        return "";
    }

    private static String instead(String program, Given given, Call call, OptionTable table) {
        var path = String.join(" ", call.path());
        for (var row : Rows.of("instead"))
            if (program.equals(row.text("program"))
                    && given.name().equals(row.text("option"))
                    && (path.equals(row.text("command")) || "*".equals(row.text("command"))))
                return row.text("instead");
        var others = table.commandsWith(given.name());
        if (!others.isEmpty() && others.size() <= 3 && given.name().startsWith("--"))
            return "Remove it; `%s` belongs to `%s %s`."
                    .formatted(given.name(), program, others.getFirst());
        return "Remove it, or see `%s --help` for what there is.".formatted(call.name());
    }
}
