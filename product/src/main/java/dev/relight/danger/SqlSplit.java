package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Parts SQL text into statements without being fooled by quotes and comments.
final class SqlSplit {
    /// @param text as it stands
    /// @param words in small letters, quoted texts and numbers left out
    /// @param calls names right before an opening parenthesis, without their schema
    record Statement(String text, List<String> words, List<String> calls) {}

    private final String sql;
    private int at;
    private int start;
    private final List<Statement> statements = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private List<String> calls = new ArrayList<>();

    private SqlSplit(String sql) {
        this.sql = sql;
    }

    static List<Statement> statements(String sql) {
        var split = new SqlSplit(sql);
        split.run();
        return split.statements;
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ';') end();
            else if (c == '\n' && isMeta()) end();
            else if (c == '\'' || c == '"' || c == '`') quoted(c);
            else if (c == '-' && sql.startsWith("--", at)) skipTo("\n");
            else if (c == '/' && sql.startsWith("/*", at)) comment();
            else if (c == '$' && sql.startsWith("$$", at)) dollars();
            else if (Character.isLetter(c) || c == '_') word();
            else at++;
        }
        end();
    }

    private boolean isMeta() {
        var text = sql.substring(start, at).strip();
        return text.startsWith("\\") || text.startsWith(".");
    }

    private void end() {
        var text = sql.substring(start, Math.min(at, sql.length())).strip();
        if (!words.isEmpty() || text.startsWith("\\") || text.startsWith(".") || text.contains("$"))
            if (!text.isEmpty()) statements.add(new Statement(text, words, calls));
        words = new ArrayList<>();
        calls = new ArrayList<>();
        at++;
        start = Math.min(at, sql.length());
    }

    private void quoted(char quote) {
        int from = at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            if (sql.charAt(at) == '\\' && quote == '\'') at++;
            at++;
        }
        at++;
        if (quote != '\'' && at <= sql.length() && at - from > 2) words.add("\"");
    }

    /// `/*! ... */` of MySQL is run: its words count.
    private void comment() {
        if (sql.startsWith("/*!", at)) at += 3;
        else skipTo("*/");
    }

    private void dollars() {
        int end = sql.indexOf("$$", at + 2);
        at = end < 0 ? sql.length() : end + 2;
    }

    private void skipTo(String mark) {
        int end = sql.indexOf(mark, at);
        at = end < 0 ? sql.length() : end + mark.length();
    }

    private void word() {
        int from = at;
        while (at < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(at))
                        || "_.$".indexOf(sql.charAt(at)) >= 0)) at++;
        var word = sql.substring(from, at).toLowerCase(Locale.ROOT);
        words.add(word);
        int next = at;
        while (next < sql.length() && sql.charAt(next) == ' ') next++;
        if (next < sql.length() && sql.charAt(next) == '(')
            calls.add(word.substring(word.lastIndexOf('.') + 1));
    }
}
