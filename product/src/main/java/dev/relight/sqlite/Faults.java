package dev.relight.sqlite;

import dev.relight.journal.JournalFault;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What went wrong with the file, in words, and how to mend it.
final class Faults {
    private Faults() {}

    static JournalFault of(Path file, SQLException e) {
        return new JournalFault(words(file, e) + "; nothing that was accepted is lost", e);
    }

    private static String words(Path file, SQLException e) {
        if (!(e instanceof SQLiteException sqlite))
            return "the journal %s failed: %s".formatted(file, e.getMessage());
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_FULL ->
                    "the disk that holds %s is full: make room, then start Relight again"
                            .formatted(file);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    "another process holds %s: close it, then start Relight again".formatted(file);
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                    "%s cannot be written: check its owner and mode".formatted(file);
            case SQLITE_IOERR -> "reading or writing %s failed: check the disk".formatted(file);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    "%s is damaged: restore it from a copy, or move it away and start anew"
                            .formatted(file);
            default -> "the journal %s failed: %s".formatted(file, e.getMessage());
        };
    }

    /// Extended codes carry the primary one in their low byte.
    private static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }
}
