package dev.relight.lint.rule;

import dev.relight.danger.Disguise;
import dev.relight.lint.call.Call;
import dev.relight.lint.call.Reading;
import dev.relight.plan.Command;
import dev.relight.shell.Piece;
import dev.relight.shell.Word;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Text that a shell reads otherwise than its author: quotes of a word processor, YAML,
/// placeholders.
final class TextRules {
    private static final Pattern YAML =
            Pattern.compile("^\\s*(?:- )?[A-Za-z_][\\w.-]*:(?:\\s+\\S.*)?$");

    private static final Pattern SQL =
            Pattern.compile(
                    "(?is)^\\s*(select\\s.+\\sfrom|update\\s+\\w+\\s+set|insert\\s+into|delete\\s+from|alter\\s+table|create\\s+(table|index)|drop\\s+(table|database)|show\\s+(tables|processlist|databases|slave|replica))\\b.*");

    private static final Pattern WRITE_SQL =
            Pattern.compile(
                    "(?is)\\b(delete\\s+from|update)\\s+([\\w.\"`]+)(?:\\s+set\\b|\\s*;|\\s*$|\\s+where\\b)?([^;]*)");

    private static final Set<String> PLAIN_SHELLS = Set.of("sh", "dash", "ash");

    private TextRules() {}

    static void look(Reading reading, Sheet sheet, Report report) {
        var command = reading.command();
        lookalikes(command, sheet, report);
        if (notShell(command, report)) return;
        continuation(command, sheet, report);
        bashOnly(command, sheet, report);
        placeholders(command, sheet, report);
        for (var call : reading.calls()) sql(call, report);
    }

    private static void lookalikes(Command command, Sheet sheet, Report report) {
        var found = Disguise.in(command.text());
        if (found == null) return;
        report.add(
                sheet.place(command, found.at()),
                "typographic-character",
                "name",
                found.name(),
                "point",
                "U+%04X".formatted((int) command.text().charAt(found.at())),
                "plain",
                found.plain().isEmpty()
                        ? "nothing"
                        : found.plain().isBlank() ? "a blank" : found.plain());
    }

    private static boolean withinQuotes(String text, int at) {
        char quote = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) quote = c;
            else if (c == quote) quote = 0;
        }
        return quote != 0;
    }

    private static boolean notShell(Command command, Report report) {
        var text = command.text();
        String what = null;
        if (YAML.matcher(text).matches() && !text.startsWith(":"))
            what = text.strip().split("\\s+").length > 2 ? "text" : "YAML";
        else if (SQL.matcher(text).matches()) what = "SQL";
        else if (text.startsWith("{") && text.contains("\":")) what = "JSON";
        if (what == null) return false;
        report.at(command, "not-shell", "what", what);
        return true;
    }

    /// The page still has the blank that the command's end lost.
    private static void continuation(Command command, Sheet sheet, Report report) {
        for (int line = command.line(); line <= command.endLine(); line++) {
            var text = sheet.page().line(line);
            var bare = text.stripTrailing();
            if (text.length() > bare.length() && bare.endsWith("\\") && !bare.endsWith("\\\\"))
                report.add(
                        new dev.relight.problem.Place(sheet.file(), line, bare.length()),
                        "continuation-broken");
        }
    }

    private static void bashOnly(Command command, Sheet sheet, Report report) {
        var language = "";
        for (var code : sheet.page().codes())
            if (code.line() == command.block()) language = code.language();
        if (!PLAIN_SHELLS.contains(language)) return;
        var text = command.text();
        var syntax = "";
        if (text.contains("[[ ")) syntax = "[[ ... ]]";
        else if (text.contains("<(")) syntax = "<(...)";
        else if (text.contains("<<<")) syntax = "<<<";
        else if (Pattern.compile("\\{\\w+\\.\\.\\w+}").matcher(text).find()) syntax = "{a..b}";
        else if (text.startsWith("source ")) syntax = "source";
        else if (text.contains("&>")) syntax = "&>";
        if (!syntax.isEmpty()) report.at(command, "bash-only", "syntax", syntax, "tag", language);
    }

    private static void placeholders(Command command, Sheet sheet, Report report) {
        var bare = new ArrayList<String>();
        for (var placeholder : command.placeholders()) {
            if (placeholder.startsWith("<")) angle(command, placeholder, sheet, report);
            else if (isBare(placeholder)) bare.add(placeholder);
        }
        if (bare.isEmpty()) return;
        report.add(
                sheet.place(command, Math.max(0, command.text().indexOf(bare.getFirst()))),
                "placeholder-bare",
                "word",
                String.join("`, `", bare),
                "look",
                bare.size() == 1 ? "looks like a stand-in" : "look like stand-ins",
                "name",
                bare.getFirst().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }

    /// Nothing marks it: no brackets, no capitals that begin with YOUR.
    private static boolean isBare(String placeholder) {
        char first = placeholder.charAt(0);
        return first != '<'
                && first != '{'
                && first != '['
                && first != '$'
                && !placeholder.toUpperCase(Locale.ROOT).startsWith("YOUR");
    }

    private static void angle(Command command, String placeholder, Sheet sheet, Report report) {
        int at = command.text().indexOf(placeholder);
        if (at < 0) return;
        boolean quoted = withinQuotes(command.text(), at);
        if (quoted) return;
        var rest = command.text().substring(at + placeholder.length()).strip();
        var next =
                rest.isEmpty() || "|&;)>".indexOf(rest.charAt(0)) >= 0
                        ? ""
                        : rest.split("[\\s|;&)]", 2)[0];
        report.add(
                sheet.place(command, at),
                "placeholder-is-redirection",
                "placeholder",
                placeholder,
                "harm",
                next.isEmpty() || next.startsWith("-") || next.startsWith("<")
                        ? ""
                        : ": it would read one file and overwrite another called `" + next + "`");
    }

    private static void sql(Call call, Report report) {
        if (!call.is("psql", "mysql", "mariadb", "sqlite3", "cockroach", "clickhouse-client"))
            return;
        for (var word : call.words()) statement(call, word, report);
    }

    private static void statement(Call call, Word word, Report report) {
        if (word.pieces().stream()
                .noneMatch(p -> p instanceof Piece.DoubleQuoted || p instanceof Piece.SingleQuoted))
            return;
        var matcher = WRITE_SQL.matcher(word.value());
        while (matcher.find()) {
            var verb = matcher.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            var whole = matcher.group().toLowerCase(Locale.ROOT);
            if (verb.equals("UPDATE") && !whole.contains(" set ")) continue;
            if (whole.contains("where")) continue;
            report.at(
                    call, word, "sql-without-where", "statement", verb, "table", matcher.group(2));
        }
    }
}
