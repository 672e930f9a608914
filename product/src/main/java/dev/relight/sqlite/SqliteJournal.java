package dev.relight.sqlite;

import dev.relight.incident.Event;
import dev.relight.journal.Brief;
import dev.relight.journal.Entry;
import dev.relight.journal.EventJson;
import dev.relight.journal.Journal;
import dev.relight.journal.JournalFault;
import dev.relight.journal.Register;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The journal of one machine: `relight.db` in the state folder, whole outputs in `outputs` beside
/// it.
public final class SqliteJournal implements Journal, Register {
    private final StateLock lock;
    private final TextFolder outputs;
    private final SqliteArchive archive;
    private final Writer writer;
    private final EventJson json;

    /// Of open incidents, so that an append need not read before it writes.
    private final Map<String, Brief> briefs = new ConcurrentHashMap<>();

    /// Digests of plans that are on disk for certain: met once more, they are not written again.
    private final Set<String> plansStored = ConcurrentHashMap.newKeySet();

    /// Plans met while an append is being prepared; stored with it.
    private final ThreadLocal<Map<String, String>> newPlans = ThreadLocal.withInitial(HashMap::new);

    private SqliteJournal(Path folder, StateLock lock, int pagesMax) throws SQLException {
        this.lock = lock;
        var file = folder.resolve(Schema.FILE);
        outputs = new TextFolder(folder.resolve(Schema.OUTPUTS));
        var writing = Schema.connect(file);
        Schema.prepare(writing, file, pagesMax);
        writer = new Writer(writing, file);
        archive = new SqliteArchive(folder, Schema.connect(file));
        json = new EventJson(this::notePlan, archive::plan);
        catchUp(file);
    }

    /// Incidents from before there were briefs get theirs; before the first append.
    private void catchUp(Path file) throws SQLException {
        try (var connection = Schema.connect(file)) {
            var missing = Briefs.missing(connection);
            if (missing.isEmpty()) return;
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
            throw Faults.of(folder.resolve(Schema.FILE), e);
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
        if (!plans.isEmpty()) plansStored.addAll(plans.keySet());
        if (brief.state().isOver()) briefs.remove(incident);
        else briefs.put(incident, brief);
    }

    private Brief brief(String incident, List<Event> events) {
        var known = briefs.get(incident);
        if (known == null) known = archive.brief(incident).orElse(null);
        var next = known;
        for (var event : events) next = next == null ? Brief.of(event) : next.after(event);
        if (next == null) throw new JournalFault(incident + " has no events");
        return next;
    }

    @Override
    public Found find(Search search) {
        return archive.find(search);
    }

    private void notePlan(String digest, String text) {
        if (!plansStored.contains(digest)) newPlans.get().put(digest, text);
    }

    @Override
    public List<Event> events(String incident) {
        return archive.events(incident);
    }

    @Override
    public List<String> incidents() {
        return archive.incidents();
    }

    @Override
    public List<String> open() {
        return archive.open();
    }

    @Override
    public void eachOpen(BiConsumer<String, List<Event>> taker) {
        archive.eachOpen(taker);
    }

    @Override
    public Set<String> since(Instant from, String kind) {
        return archive.since(from, kind);
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        archive.entries(reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        archive.backwards(reader);
    }

    @Override
    public String keep(String text) {
        return outputs.keep(text);
    }

    @Override
    public String kept(String digest) {
        return outputs.kept(digest);
    }

    /// Throws away the outputs of incidents that ended before `before`; a stone is put in the place
    /// of each, and the entries stay.
    public Pruned prune(Instant before, Instant now) {
        int texts = 0;
        long bytes = 0;
        for (var digest : Retention.old(archive, before)) {
            long freed = outputs.prune(digest, now);
            if (freed > 0) texts++;
            bytes += freed;
        }
        return new Pruned(texts, bytes);
    }

    @Override
    public void close() {
        writer.close();
        try {
            archive.close();
        } finally {
            lock.close();
        }
    }
}
