package dev.relight.sqlite;

import dev.relight.journal.JournalFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// The tables, and how a connection to them is set up.
final class Schema {
    /// The journal's file in a state folder.
    static final String FILE = "relight.db";

    /// The folder beside it.
    static final String OUTPUTS = "outputs";

    /// Raised when the tables change; an older Relight refuses a newer file.
    private static final int VERSION = 1;

    /// 64 GiB in pages of 4 KiB: years of incidents, and an end before the disk's.
    static final int PAGES_MAX = 16 * 1024 * 1024;

    /// Somebody who reads or copies the file holds it no longer than that.
    private static final int BUSY_MILLIS = 5_000;

    private static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists entry (
                      sequence integer primary key,
                      incident text not null,
                      at text not null,
                      kind text not null,
                      json text not null,
                      previous text not null,
                      hash text not null) strict\
                    """,
                    "create index if not exists entry_by_incident on entry (incident, sequence)",
                    """
                    create table if not exists incident (
                      id text primary key,
                      opened integer not null,
                      over integer not null) strict\
                    """,
                    "create index if not exists incident_open on incident (over, opened)",
                    """
                    create table if not exists plan (
                      digest text primary key,
                      json text not null) strict\
                    """,
                    """
                    create table if not exists head (
                      one integer primary key check (one = 1),
                      sequence integer not null,
                      hash text not null) strict\
                    """);

    private Schema() {}

    /// A connection whose commits are on the disk when they return.
    static Connection connect(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
        }
        return connection;
    }

    /// A connection that can change nothing.
    static Connection reading(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            refuseNewer(connection, file);
        } catch (SQLException | JournalFault e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    static void prepare(Connection connection, Path file, int pagesMax) throws SQLException {
        refuseNewer(connection, file);
        try (var statement = connection.createStatement()) {
            for (var table : TABLES) statement.execute(table);
            for (var table : Briefs.TABLES) statement.execute(table);
            statement.execute("pragma user_version = " + VERSION);
            statement.execute("pragma max_page_count = " + pagesMax);
        }
    }

    private static void refuseNewer(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma user_version")) {
            int found = rows.next() ? rows.getInt(1) : 0;
            if (found > VERSION)
                throw new JournalFault(
                        "%s was written by a newer Relight (format %d, this one knows %d); run that one"
                                .formatted(file, found, VERSION));
        }
    }
}
