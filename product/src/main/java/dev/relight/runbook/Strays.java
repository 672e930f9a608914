package dev.relight.runbook;

import java.util.regex.Pattern;

/// Lines that stand in a block of shell and are no commands: settings, tables, log lines, plans.
///
/// bash would try to run each of them; a person sees at once that it is not meant so.
final class Strays {
    /// `0 4 * * * postgres backup.sh`
    private static final Pattern CRON =
            Pattern.compile("(?:[\\d*/,-]+\\s+){5}\\S.*|@(?:hourly|daily|weekly|reboot)\\s.*");

    /// `key = value` of a settings file; an assignment of the shell has no blanks.
    private static final Pattern SETTING = Pattern.compile("[\\w.-]+\\s+=(?:\\s.*)?");

    /// `restart: unless-stopped`, `- name: x`
    private static final Pattern YAML = Pattern.compile("(?:-\\s+)?[\\w./\"'-]+:(?:\\s.*)?");

    /// `POST /tasks/wipe`
    private static final Pattern REQUEST =
            Pattern.compile("(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+[/<{h].*");

    /// `/incident create`: a command of a chat, not of a shell.
    private static final Pattern CHAT = Pattern.compile("/[a-z][a-z-]*(?:\\s.*)?");

    /// A statement of SQL that stands without the program that would run it.
    private static final Pattern SQL =
            Pattern.compile(
                    "(?is)(?:select|insert\\s+into|update|delete\\s+from|alter|create|drop|truncate|grant|revoke"
                            + "|begin|commit|rollback|explain|analyze|vacuum|show|use|set|reindex|with|call|checkpoint)"
                            + "\\b.*;\\s*(?:--.*)?");

    /// `HTTP/1.1 200 OK`, `level=error msg=...`, `2024-01-01 ...`, `E0101 12:00`, `127.0.0.1 x`
    private static final Pattern LOG =
            Pattern.compile(
                    "HTTP/[\\d.]+\\s.*|(?:level|time|ts|msg)=.*|\\[?\\d{4}-\\d\\d-\\d\\d.*"
                            + "|[IWEF]\\d{4}\\s.*|\\d[\\d.:]*(?:\\s.*)?|\\S+_\\d+\\s+\\|.*");

    /// `NAME READY STATUS`, the head of a table.
    private static final Pattern TABLE =
            Pattern.compile("[A-Z][A-Z0-9_()-]+(?:\\s{2,}|\\s+[A-Z][A-Z0-9_()-]+(?:\\s|$)).*");

    /// `+ create`, `~ update`, `-/+ replace`, `- destroy`: a plan or a difference.
    private static final Pattern PLAN =
            Pattern.compile("(?:[+~]|-/\\+|-)\\s+\\S.*|---\\s.*|-{2,}\\w.*");

    /// A sentence: a capital, words, an end.
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "[A-Z][a-z']+(?:[ ,].*)? [a-z].*[.:!?]|[A-Z][a-z]+ [a-z]+ [a-z]+.*[,.].*");

    /// `ex:`, `// a remark`, `* an entry`, `FOO_BAR` alone, `"key": 1`, a prompt with nothing
    /// behind.
    private static final Pattern ODD =
            Pattern.compile(
                    "(?i:ex|example|e\\.g|output)[.:].*|//\\s.*|\\*\\s+\\S.*|[A-Z][A-Z0-9]*_[A-Z0-9_]+"
                            + "|\"[^\"]*\"\\s*:.*|.*@.*[:/~]\\S*[$#]|\\w+(?:\\s+\"[^\"]*\")*\\s+\\{");

    /// A quoted text that stands alone.
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\\s[^\"]*\"|'[^']*\\s[^']*'");

    private Strays() {}

    /// Whether a statement of a tagged block is no command at all.
    static boolean isStray(String statement) {
        var line = statement.strip();
        int end = line.indexOf('\n');
        var first = end < 0 ? line : line.substring(0, end);
        return isSetting(first)
                || CRON.matcher(first).matches()
                || REQUEST.matcher(first).matches()
                || LOG.matcher(first).matches()
                || TABLE.matcher(first).matches()
                || PLAN.matcher(first).matches()
                || SENTENCE.matcher(first).matches()
                || QUOTED.matcher(line).matches()
                || CHAT.matcher(first).matches()
                || ODD.matcher(first).matches()
                || isSql(line)
                || "{}[]|│├└".indexOf(line.isEmpty() ? ' ' : line.charAt(0)) >= 0 && !isTest(line);
    }

    /// A line of a log, which the shell may take for assignments: `level=error msg=...`.
    static boolean isLog(String statement) {
        return LOG.matcher(statement).matches();
    }

    static boolean isSql(String statement) {
        return statement.endsWith(";") && SQL.matcher(statement).matches();
    }

    /// A row of a printed table: words parted by more than one blank.
    static boolean isRow(String line) {
        return line.matches("\\S+\\s{2,}\\S.*\\s{2,}\\S.*");
    }

    /// A line of YAML or of a settings file: something a person writes into a file.
    static boolean isSetting(String line) {
        return SETTING.matcher(line).matches() || YAML.matcher(line).matches();
    }

    /// `[ -f x ]`, `[[ ... ]]` and `{ a; }` are commands.
    private static boolean isTest(String line) {
        return line.startsWith("[ ") || line.startsWith("[[ ") || line.startsWith("{ ");
    }
}
