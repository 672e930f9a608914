/// What a page of the room says, as plain values.
///
/// Pure: made of events and plan, at a time that is given. Read in this order: `IncidentSheet`,
/// `LineState`, `LineStates`, `Asking`, `ClockFace`.
@NullMarked
package dev.relight.room.sheet;

import org.jspecify.annotations.NullMarked;
