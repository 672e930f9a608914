package dev.relight.sqlite;

import dev.relight.journal.Brief;
import dev.relight.journal.Register;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of incidents in brief: written with the events, read for lists.
final class Briefs {
    static final List<String> TABLES =
            List.of(
                    """
                    create table if not exists brief (
                      id text primary key,
                      service text not null,
                      headline text not null,
                      state text not null,
                      opened integer not null,
                      acknowledged integer,
                      up integer,
                      restored integer,
                      ended integer,
                      waits text not null,
                      missing integer not null,
                      errands integer not null,
                      worked text not null,
                      trying text not null,
                      rank integer not null) strict\
                    """,
                    "create index if not exists brief_in_order on brief (rank, opened desc)");

    private static final int FIELDS = 15;

    /// What waits for a person, what is open, what is over.
    private static final int WAITING = 0;

    private static final int OPEN = 1;
    private static final int OVER = 2;

    private Briefs() {}

    static PreparedStatement writing(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "insert or replace into brief values (" + "?,".repeat(FIELDS - 1) + "?)");
    }

    static void write(PreparedStatement to, Brief brief) throws SQLException {
        to.setString(1, brief.id());
        to.setString(2, brief.service());
        to.setString(3, brief.headline());
        to.setString(4, brief.state().name());
        to.setLong(5, brief.opened().toEpochMilli());
        time(to, 6, brief.acknowledged());
        time(to, 7, brief.up());
        time(to, 8, brief.restored());
        time(to, 9, brief.ended());
        to.setString(10, brief.waits());
        to.setInt(11, brief.missing());
        to.setInt(12, brief.errands());
        to.setString(13, brief.worked());
        to.setString(14, brief.trying());
        to.setInt(FIELDS, rank(brief));
        to.executeUpdate();
    }

    private static int rank(Brief brief) {
        if (brief.state().isOver()) return OVER;
        return brief.waitsForPerson() ? WAITING : OPEN;
    }

    private static void time(PreparedStatement to, int field, @Nullable Instant at)
            throws SQLException {
        if (at == null) to.setNull(field, Types.INTEGER);
        else to.setLong(field, at.toEpochMilli());
    }

    static Optional<Brief> one(Connection connection, String id) throws SQLException {
        try (var query = connection.prepareStatement("select * from brief where id = ?")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(brief(rows)) : Optional.empty();
            }
        }
    }

    /// Incidents written before there was this table.
    static List<String> missing(Connection connection) throws SQLException {
        var ids = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows =
                        query.executeQuery(
                                "select id from incident where id not in (select id from brief)")) {
            while (rows.next()) ids.add(rows.getString(1));
        }
        return ids;
    }

    static Register.Found find(Connection connection, Register.Search search) throws SQLException {
        var where = new StringBuilder(which(search.which()));
        var terms = search.terms();
        for (var _ : terms)
            where.append(" and service || ' ' || id || ' ' || headline like ? escape '\\'");
        var briefs = new ArrayList<Brief>();
        try (var query =
                connection.prepareStatement(
                        "select * from brief where %s order by rank, opened desc, id desc limit ? offset ?"
                                .formatted(where))) {
            int field = bind(query, terms);
            query.setInt(field, search.size());
            query.setLong(field + 1, (search.page() - 1L) * search.size());
            try (var rows = query.executeQuery()) {
                while (rows.next()) briefs.add(brief(rows));
            }
        }
        try (var count = connection.prepareStatement("select count(*) from brief where " + where)) {
            bind(count, terms);
            try (var rows = count.executeQuery()) {
                return new Register.Found(briefs, rows.next() ? rows.getLong(1) : 0);
            }
        }
    }

    private static String which(Register.Search.Which which) {
        return switch (which) {
            case ALL -> "rank >= 0";
            case OPEN -> "rank < " + OVER;
            case OVER -> "rank = " + OVER;
        };
    }

    /// The next field to be bound.
    private static int bind(PreparedStatement query, List<String> terms) throws SQLException {
        int field = 1;
        for (var term : terms) {
            var plain = term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            query.setString(field++, "%" + plain + "%");
        }
        return field;
    }

    private static Brief brief(ResultSet row) throws SQLException {
        return new Brief(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Brief.State.valueOf(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                time(row, 6),
                time(row, 7),
                time(row, 8),
                time(row, 9),
                row.getString(10),
                row.getInt(11),
                row.getInt(12),
                row.getString(13),
                row.getString(14));
    }

    private static @Nullable Instant time(ResultSet row, int field) throws SQLException {
        long at = row.getLong(field);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }
}
