/// News for pages that are open.
///
/// A page has a version; what it lacks is told by regions, not by a list of messages, so a slow or
/// lost connection misses nothing and costs no memory. Read in this order: `Wires`, `Wire`, `News`.
@NullMarked
package dev.relight.room.live;

import org.jspecify.annotations.NullMarked;
