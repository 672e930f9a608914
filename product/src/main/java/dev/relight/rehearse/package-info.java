/// The simulated world: canned answers, virtual time, one seed.
///
/// Never touches the real world: no process, no clock, no file. The engine in it is the real one.
/// Read in this order: `World`, `Time`, `Stand`, `CannedHands`, `Crowd`.
@NullMarked
package dev.relight.rehearse;

import org.jspecify.annotations.NullMarked;
