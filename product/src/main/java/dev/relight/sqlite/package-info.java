/// The journal in one SQLite file.
///
/// Never acknowledges what is not on disk, and never shares its file with a second Relight. Read in
/// this order: `SqliteJournal`, `Writer`, `SqliteArchive`, `Schema`, `StateLock`, `TextFolder`,
/// `Retention`.
@NullMarked
package dev.relight.sqlite;

import org.jspecify.annotations.NullMarked;
