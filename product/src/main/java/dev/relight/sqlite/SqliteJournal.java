package dev.relight.sqlite;

import dev.relight.incident.Event;
import dev.relight.journal.Brief;
import dev.relight.journal.Chain;
import dev.relight.journal.Entry;
import dev.relight.journal.EventJson;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import dev.relight.journal.Register;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The journal of one machine: `relight.db` in the state folder, whole outputs in `outputs` beside
/// it.
public final class SqliteJournal implements Journal, Register {
    private final Path file;
    private final StateLock lock;
    private final TextFolder outputs;
    private final Connection reading;
    private final Writer writer;
    private final EventJson json;

    /// Open incidents in brief; each is written by one thread at a time.
    private final Map<String, Brief> briefs = new ConcurrentHashMap<>();

    /// Plans met while an append is being prepared; stored with it.
    private final ThreadLocal<Map<String, String>> newPlans = ThreadLocal.withInitial(HashMap::new);

    private SqliteJournal(Path folder, StateLock lock, int pagesMax) throws SQLException {
        this.lock = lock;
        file = folder.resolve("relight.db");
        outputs = new TextFolder(folder.resolve("outputs"));
        var writing = Schema.connect(file);
        Schema.prepare(writing, file, pagesMax);
        writer = new Writer(writing, file);
        reading = Schema.connect(file);
        json = new EventJson(this::notePlan, this::plan);
        catchUp();
    }

    /// Incidents from before there were briefs get theirs; before the first append.
    private void catchUp() throws SQLException {
        var missing = Briefs.missing(reading);
        if (missing.isEmpty()) return;
        try (var connection = Schema.connect(file)) {
            connection.setAutoCommit(false);
            try (var to = Briefs.writing(connection)) {
                for (var id : missing) Briefs.write(to, Brief.of(events(id)));
            }
            connection.commit();
        }
    }

    /// Opens the journal in `folder`, making what is missing; a second one on the same folder is
    /// refused.
    public static SqliteJournal in(Path folder) {
        return with(folder, Schema.PAGES_MAX);
    }

    /// As if the disk held only so many pages of 4 KiB.
    static SqliteJournal with(Path folder, int pagesMax) {
        var lock = StateLock.on(folder);
        try {
            return new SqliteJournal(folder, lock, pagesMax);
        } catch (SQLException e) {
            lock.close();
            throw Faults.of(folder.resolve("relight.db"), e);
        } catch (JournalFault e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void append(String incident, List<Event> events) {
        if (events.isEmpty()) return;
        var lines = new ArrayList<Writer.Line>();
        var plans = newPlans.get();
        plans.clear();
        for (var event : events)
            lines.add(
                    new Writer.Line(
                            event.at(),
                            EventJson.kind(event),
                            json.write(event),
                            event instanceof Event.Opened,
                            event instanceof Event.Closed || event instanceof Event.Aborted));
        var brief = brief(incident, events);
        writer.write(
                new Writer.Request(
                        incident, lines, Map.copyOf(plans), brief, new CompletableFuture<>()));
        if (brief.state().isOver()) briefs.remove(incident);
        else briefs.put(incident, brief);
    }

    private Brief brief(String incident, List<Event> events) {
        var known = briefs.get(incident);
        if (known == null)
            known = reading(connection -> Briefs.one(connection, incident)).orElse(null);
        var next = known;
        for (var event : events) next = next == null ? Brief.of(event) : next.after(event);
        if (next == null) throw new JournalFault(incident + " has no events");
        return next;
    }

    @Override
    public Found find(Search search) {
        return reading(connection -> Briefs.find(connection, search));
    }

    private String notePlan(String text) {
        var digest = Chain.sha256(text.getBytes(StandardCharsets.UTF_8));
        newPlans.get().put(digest, text);
        return digest;
    }

    private String plan(String digest) {
        var found = strings("select json from plan where digest = ?", digest);
        if (found.isEmpty()) throw new JournalFault("the plan %s is missing".formatted(digest));
        return found.getFirst();
    }

    @Override
    public List<Event> events(String incident) {
        var entries = new ArrayList<Entry>();
        read("select * from entry where incident = ? order by sequence", incident, entries::add);
        return entries.stream().map(entry -> json.read(entry.kind(), entry.json())).toList();
    }

    @Override
    public List<String> incidents() {
        return strings("select id from incident order by opened", "");
    }

    @Override
    public List<String> open() {
        return strings("select id from incident where over = 0 order by opened", "");
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        read("select * from entry order by sequence", "", reader);
    }

    @Override
    public String verify() {
        var check = new Chain.Check();
        entries(check::see);
        return check.fault();
    }

    @Override
    public String keep(String text) {
        return outputs.keep(text);
    }

    @Override
    public String kept(String digest) {
        return outputs.kept(digest);
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
        reading(connection -> {
            try (var statement = connection.prepareStatement(query)) {
                if (query.contains("?")) statement.setString(1, argument);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) row.take(rows);
                }
            }
            return true;
        });
    }

    /// What is asked of the reading connection.
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T reading(Question<T> question) {
        synchronized (reading) {
            try {
                return question.ask(reading);
            } catch (SQLException e) {
                throw Faults.of(file, e);
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        try {
            reading.close();
        } catch (SQLException e) {
            throw Faults.of(file, e);
        } finally {
            lock.close();
        }
    }
}
