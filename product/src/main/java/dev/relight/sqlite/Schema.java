package dev.relight.sqlite;

import dev.relight.journal.JournalFault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The tables, and how a connection to them is set up.
final class Schema {
    /// Raised when the tables change; an older Relight refuses a newer file.
    private static final int VERSION = 1;

    /// 64 GiB in pages of 4 KiB: years of incidents, and an end before the disk's.
    static final int PAGES_MAX = 16 * 1024 * 1024;

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
                    """);

    private Schema() {}

    /// A connection whose commits are on the disk when they return.
    static Connection connect(Path file) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("pragma busy_timeout = 5000");
        }
        return connection;
    }

    static void prepare(Connection connection, Path file, int pagesMax) throws SQLException {
        try (var statement = connection.createStatement()) {
            int found;
            try (var rows = statement.executeQuery("pragma user_version")) {
                found = rows.next() ? rows.getInt(1) : 0;
            }
            if (found > VERSION)
                throw new JournalFault(
                        "%s was written by a newer Relight (format %d, this one knows %d); run that one"
                                .formatted(file, found, VERSION));
            for (var table : TABLES) statement.execute(table);
            for (var table : Briefs.TABLES) statement.execute(table);
            statement.execute("pragma user_version = " + VERSION);
            statement.execute("pragma max_page_count = " + pagesMax);
        }
    }
}
