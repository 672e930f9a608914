package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Weighs SQL statement by statement: by its first words, and by the functions it calls.
final class Sql {
    /// Inside `WITH` and after `EXPLAIN ANALYZE` these do what they say.
    private static final Set<String> CHANGES =
            Set.of("delete", "update", "insert", "merge", "truncate", "drop");

    private final Weigher weigher;
    private final Shelf shelf;
    private final Table heads;
    private final Table calls;

    Sql(Shelf shelf, Weigher weigher, boolean cassandra) {
        this.shelf = shelf;
        this.weigher = weigher;
        this.heads = shelf.always(cassandra ? "cql:" : "sql:");
        this.calls = shelf.always("sql-call:");
    }

    void weigh(String text) {
        boolean any = false;
        for (var statement : SqlSplit.statements(text)) {
            any = true;
            if (statement.text().startsWith("\\") || statement.text().startsWith("."))
                meta(statement.text());
            else statement(statement);
        }
        if (!any && weigher.scales.isEmpty())
            weigher.scales.add(Danger.OBSERVE, "no statement stands there", text);
    }

    private void statement(SqlSplit.Statement statement) {
        var words = statement.words();
        if (words.isEmpty()) {
            weigher.scales.add(Danger.UNKNOWN, "no SQL we can read", statement.text());
            return;
        }
        var head = words.getFirst();
        if (head.equals("explain")) {
            explain(statement);
            return;
        }
        boolean changed = false;
        if (head.equals("with"))
            for (var word : words)
                if (CHANGES.contains(word)) {
                    head(List.of(word), statement.text());
                    changed = true;
                }
        if (!changed) head(words, statement.text());
        for (var call : statement.calls()) call(call, statement.text());
    }

    private void explain(SqlSplit.Statement statement) {
        var words = statement.words();
        int at = 1;
        boolean runs = false;
        while (at < words.size() && !heads.next.containsKey(words.get(at))
                || at < words.size() && words.get(at).equals("analyze")) {
            runs |= words.get(at).equals("analyze");
            at++;
        }
        if (runs && at < words.size()) head(words.subList(at, words.size()), statement.text());
        else weigher.scales.add(Danger.OBSERVE, "explains a plan, runs nothing", statement.text());
        if (runs) for (var call : statement.calls()) call(call, statement.text());
    }

    private void head(List<String> words, String text) {
        var read = ArgReader.read(heads, Arg.values(words), new Feed.Nothing());
        if (read.lost() != null || !read.table().speaks())
            weigher.scales.add(
                    Danger.UNKNOWN, "nobody has taught us the statement " + words.getFirst(), text);
        else weigher.scales.add(Programs.ruled(read), text);
    }

    private void call(String name, String text) {
        var known = calls.word(name);
        if (known != null && known.ruling != null) weigher.scales.add(known.ruling, text);
        else if (known == null && !heads.next.containsKey(name)) {
            var verb = new Strangers(shelf).worst(name);
            if (verb != null && Reason.weight(verb.danger()) > 1)
                weigher.scales.add(
                        verb.danger() == Danger.DESTRUCTIVE ? Danger.DESTRUCTIVE : Danger.UNKNOWN,
                        "calls " + name + ": " + verb.why(),
                        text);
        }
    }

    /// A backslash command of psql, or a dot command of sqlite3.
    private void meta(String text) {
        var rows = shelf.always("sql-meta:");
        var words = new ArrayList<String>(List.of(text.strip().split("\\s+")));
        var name =
                words.getFirst().startsWith("\\d") || words.getFirst().startsWith("\\l")
                        ? "\\d"
                        : words.getFirst();
        if (name.equals("\\!") || name.equals(".shell") || name.equals(".system")) {
            weigher.text(text.substring(name.length()), new Feed.Nothing());
            return;
        }
        words.set(0, name.toLowerCase(Locale.ROOT).replace("+", ""));
        var read = ArgReader.read(rows, Arg.values(words), new Feed.Nothing());
        if (read.lost() != null || !read.table().speaks())
            weigher.scales.add(Danger.UNKNOWN, "nobody has taught us " + name, text);
        else weigher.scales.add(Programs.ruled(read), text);
    }
}
