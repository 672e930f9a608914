/// The record that is only ever added to.
///
/// Never changes or drops an entry; each carries the hash of the one before it. Read in this order:
/// `Journal`, `Entry`, `EventJson`, `Chain`, `MemoryJournal`.
@NullMarked
package dev.relight.journal;

import org.jspecify.annotations.NullMarked;
