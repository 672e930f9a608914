/// Breaks a real service on purpose, and always undoes it.
///
/// Never makes a fault whose undo is not on disk already. Read in this order: `Fault`, `FaultFile`,
/// `Lease`, `Leases`, `Saboteur`.
@NullMarked
package dev.relight.drill;

import org.jspecify.annotations.NullMarked;
