package dev.relight.sqlite;

import dev.relight.incident.Event;
import dev.relight.journal.Archive;
import dev.relight.journal.Brief;
import dev.relight.journal.Entry;
import dev.relight.journal.EventJson;
import dev.relight.journal.JournalFault;
import dev.relight.journal.Register;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads the journal in a state folder, whether or not a Relight is at work on it.
public final class SqliteArchive implements Archive, Register {
    /// Incidents read at a time: some megabytes, and enough for every processor.
    private static final int TOGETHER = 128;

    private final Path file;
    private final TextFolder outputs;
    private final Connection connection;
    private final EventJson json;

    /// An event as it lies there.
    private record Written(String kind, String json) {}

    SqliteArchive(Path folder, Connection connection) {
        file = folder.resolve(Schema.FILE);
        outputs = new TextFolder(folder.resolve(Schema.OUTPUTS));
        this.connection = connection;
        json =
                new EventJson(
                        (_, _) -> {
                            throw new IllegalStateException("this journal is only read");
                        },
                        this::plan);
    }

    /// The journal in `folder`; a fault if there is none.
    public static SqliteArchive in(Path folder) {
        var file = folder.resolve(Schema.FILE);
        if (!Files.exists(file))
            throw new JournalFault("there is no journal in %s".formatted(folder));
        try {
            return new SqliteArchive(folder, Schema.reading(file));
        } catch (SQLException e) {
            throw Faults.of(file, e);
        }
    }

    /// Who is at work on the journal in `folder`, such as `pid 4711, since ...`; empty if nobody.
    public static Optional<String> worker(Path folder) {
        return StateLock.holder(folder);
    }

    /// A plan's JSON; a fault if there is none of this digest.
    public String plan(String digest) {
        var found = strings("select json from plan where digest = ?", digest);
        if (found.isEmpty()) throw new JournalFault("the plan %s is missing".formatted(digest));
        return found.getFirst();
    }

    @Override
    public List<Event> events(String incident) {
        return entries(incident).stream()
                .map(entry -> json.read(entry.kind(), entry.json()))
                .toList();
    }

    /// The entries of one incident, in order.
    public List<Entry> entries(String incident) {
        var entries = new ArrayList<Entry>();
        read("select * from entry where incident = ? order by sequence", incident, entries::add);
        return entries;
    }

    @Override
    public List<String> incidents() {
        return strings("select id from incident order by opened", "");
    }

    @Override
    public List<String> open() {
        return strings("select id from incident where over = 0 order by opened", "");
    }

    /// A page is read by one thread and understood by all processors; between pages others may
    /// read.
    @Override
    public void eachOpen(BiConsumer<String, List<Event>> taker) {
        var ids = open();
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            var page = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            page(page).entrySet().parallelStream()
                    .forEach(one -> taker.accept(one.getKey(), understood(one.getValue())));
        }
    }

    private List<Event> understood(List<Written> written) {
        return written.stream().map(one -> json.read(one.kind(), one.json())).toList();
    }

    private Map<String, List<Written>> page(List<String> ids) {
        var found = new LinkedHashMap<String, List<Written>>();
        var marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        asked(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "select incident, kind, json from entry where incident in (%s) order by incident, sequence"
                                    .formatted(marks))) {
                for (int i = 0; i < ids.size(); i++) statement.setString(i + 1, ids.get(i));
                try (var rows = statement.executeQuery()) {
                    while (rows.next())
                        found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                                .add(new Written(rows.getString(2), rows.getString(3)));
                }
            }
            return true;
        });
        return found;
    }

    /// As [Archive#since], without reading what else stands in the entries.
    @Override
    public Set<String> since(Instant from, String kind) {
        return asked(connection -> {
            Set<String> found = new LinkedHashSet<>();
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery(
                                    "select incident, kind, at from entry order by sequence desc")) {
                while (rows.next()) {
                    if (rows.getString(2).equals(kind)) found.add(rows.getString(1));
                    if (Instant.parse(rows.getString(3)).isBefore(from)) break;
                }
            }
            return found;
        });
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        read("select * from entry order by sequence", "", reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        asked(connection -> {
            try (var statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select * from entry order by sequence desc")) {
                boolean more = true;
                while (more && rows.next()) more = reader.test(entry(rows));
                return more;
            }
        });
    }

    /// Where the writer left off; empty if that was before there was such a note.
    public Optional<Head> noted() {
        return asked(it -> {
            try (var statement = it.createStatement();
                    var tables =
                            statement.executeQuery(
                                    "select 1 from sqlite_schema where name = 'head'")) {
                if (!tables.next()) return Optional.empty();
            }
            try (var statement = it.createStatement();
                    var rows = statement.executeQuery("select sequence, hash from head")) {
                return rows.next()
                        ? Optional.of(new Head(rows.getLong(1), rows.getString(2)))
                        : Optional.empty();
            }
        });
    }

    /// Digest -> JSON of every plan.
    public Map<String, String> plans() {
        var plans = new TreeMap<String, String>();
        query(
                "select digest, json from plan",
                "",
                rows -> plans.put(rows.getString(1), rows.getString(2)));
        return plans;
    }

    /// The last entry; empty if there is none.
    public Optional<Entry> head() {
        var found = new ArrayList<Entry>();
        read("select * from entry order by sequence desc limit 1", "", found::add);
        return found.stream().findFirst();
    }

    @Override
    public Found find(Search search) {
        return asked(it -> Briefs.find(it, search));
    }

    Optional<Brief> brief(String incident) {
        return asked(it -> Briefs.one(it, incident));
    }

    @Override
    public String kept(String digest) {
        return outputs.kept(digest);
    }

    /// Whether a text lies here, was thrown away on purpose, or is missing or damaged.
    public TextState state(String digest) {
        return outputs.state(digest);
    }

    private List<String> strings(String query, String argument) {
        var found = new ArrayList<String>();
        query(query, argument, rows -> found.add(rows.getString(1)));
        return found;
    }

    private void read(String query, String argument, Consumer<Entry> reader) {
        query(query, argument, rows -> reader.accept(entry(rows)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                Instant.parse(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    /// What is done with each row.
    private interface Row {
        void take(ResultSet rows) throws SQLException;
    }

    private void query(String query, String argument, Row row) {
        asked(connection -> {
            try (var statement = connection.prepareStatement(query)) {
                if (query.contains("?")) statement.setString(1, argument);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) row.take(rows);
                }
            }
            return true;
        });
    }

    /// What is asked of the connection.
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        synchronized (connection) {
            try {
                return question.ask(connection);
            } catch (SQLException e) {
                throw Faults.of(file, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Faults.of(file, e);
        }
    }
}
