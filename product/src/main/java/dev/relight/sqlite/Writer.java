package dev.relight.sqlite;

import dev.relight.journal.Brief;
import dev.relight.journal.Chain;
import dev.relight.journal.JournalFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The one thread that writes: what waits is committed together, so that many incidents share one
/// flush of the disk.
///
/// It is a platform thread, since the library would pin a virtual one. After a failure it writes
/// nothing more.
final class Writer implements AutoCloseable {
    /// One commit takes at most this many requests; enough to keep a slow disk busy.
    private static final int BATCH_MAX = 512;

    /// More than this in waiting, and whoever asks has to wait too.
    private static final int WAITING_MAX = 10_000;

    private final Connection connection;
    private final Path file;
    private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private final Pens pens;
    private volatile @Nullable JournalFault fault;
    private volatile boolean closing;
    private long sequence;
    private String head;

    /// One event, ready but for its place in the chain.
    ///
    /// @param opens it is the first of its incident
    /// @param ends it is the last that opens work
    record Line(Instant at, String kind, String json, boolean opens, boolean ends) {}

    /// Lines that become durable together, or not at all.
    ///
    /// @param plans digest -> JSON, stored in the same transaction
    /// @param brief the incident as it stands after these lines
    record Request(
            String incident,
            List<Line> lines,
            Map<String, String> plans,
            Brief brief,
            CompletableFuture<Void> durable) {}

    /// Statements of this thread, made once and not anew for every commit. They end with the
    /// connection.
    private static final class Pens {
        private final PreparedStatement entry;
        private final PreparedStatement brief;
        private final PreparedStatement headline;
        private final PreparedStatement plan;
        private final PreparedStatement opened;
        private final PreparedStatement over;

        Pens(Connection connection) throws SQLException {
            entry = connection.prepareStatement("insert into entry values (?,?,?,?,?,?,?)");
            brief = Briefs.writing(connection);
            headline = connection.prepareStatement("insert or replace into head values (1,?,?)");
            plan = connection.prepareStatement("insert or ignore into plan values (?,?)");
            opened = connection.prepareStatement("insert into incident values (?,?,0)");
            over = connection.prepareStatement("update incident set over = 1 where id = ?");
        }
    }

    Writer(Connection connection, Path file) throws SQLException {
        this.connection = connection;
        this.file = file;
        connection.setAutoCommit(false);
        head = Chain.START;
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select sequence, hash from entry order by sequence desc limit 1")) {
            if (rows.next()) {
                sequence = rows.getLong(1);
                head = rows.getString(2);
            }
        }
        connection.commit();
        pens = new Pens(connection);
        thread = Thread.ofPlatform().daemon().name("relight-journal").start(this::work);
    }

    /// Returns when the request is durable.
    void write(Request request) {
        var broken = fault;
        if (broken != null) throw again(broken);
        if (closing) throw new JournalFault("the journal is closed");
        try {
            waiting.put(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalFault("interrupted before the event was written", e);
        }
        // It may have failed since, and then nobody takes what was put there.
        var late = fault;
        if (late != null) refuseTheRest(late);
        try {
            request.durable().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalFault known) throw again(known);
            throw e;
        }
    }

    private static JournalFault again(JournalFault known) {
        return new JournalFault(String.valueOf(known.getMessage()), known);
    }

    private void work() {
        var batch = new ArrayList<Request>();
        while (true) {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                refuseTheRest(new JournalFault("the journal is closed"));
                return;
            }
            waiting.drainTo(batch, BATCH_MAX - 1);
            try {
                commit(batch);
                batch.forEach(request -> request.durable().complete(null));
            } catch (SQLException e) {
                end(batch, Faults.of(file, e));
                return;
            } catch (Throwable e) {
                // A writer that dies in silence would let everybody wait for ever.
                end(batch, new JournalFault("the journal %s failed: %s".formatted(file, e), e));
                return;
            }
        }
    }

    private void end(List<Request> batch, JournalFault why) {
        fault = why;
        batch.forEach(request -> request.durable().completeExceptionally(why));
        refuseTheRest(why);
    }

    private void refuseTheRest(JournalFault why) {
        fault = why;
        var rest = new ArrayList<Request>();
        waiting.drainTo(rest);
        rest.forEach(request -> request.durable().completeExceptionally(why));
    }

    private void commit(List<Request> batch) throws SQLException {
        long before = sequence;
        var headBefore = head;
        try {
            for (var request : batch) {
                for (var it : request.plans().entrySet()) {
                    pens.plan.setString(1, it.getKey());
                    pens.plan.setString(2, it.getValue());
                    pens.plan.executeUpdate();
                }
                for (var line : request.lines()) put(request.incident(), line);
                Briefs.write(pens.brief, request.brief());
            }
            pens.headline.setLong(1, sequence);
            pens.headline.setString(2, head);
            pens.headline.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            sequence = before;
            head = headBefore;
            undo(e);
            throw e;
        }
    }

    /// A full disk has ended the transaction already; then there is nothing left to undo.
    private void undo(SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private void put(String incident, Line line) throws SQLException {
        var linked = Chain.link(sequence + 1, incident, line.at(), line.kind(), line.json(), head);
        pens.entry.setLong(1, linked.sequence());
        pens.entry.setString(2, linked.incident());
        pens.entry.setString(3, linked.at().toString());
        pens.entry.setString(4, linked.kind());
        pens.entry.setString(5, linked.json());
        pens.entry.setString(6, linked.previous());
        pens.entry.setString(7, linked.hash());
        pens.entry.executeUpdate();
        if (line.opens()) {
            pens.opened.setString(1, incident);
            pens.opened.setLong(2, linked.sequence());
            pens.opened.executeUpdate();
        }
        if (line.ends()) {
            pens.over.setString(1, incident);
            pens.over.executeUpdate();
        }
        sequence = linked.sequence();
        head = linked.hash();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw Faults.of(file, e);
        }
    }
}
