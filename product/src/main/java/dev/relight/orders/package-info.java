/// Standing orders: what is on hold, trusted, was changed.
///
/// Small files in the state folder, since a kill switch must work when the journal does not, and
/// from another process. Never decides anything. Read in this order: `Hold`, `Holds`, `HoldWatch`,
/// `AcceptedRunbooks`, `Changes`.
@NullMarked
package dev.relight.orders;

import org.jspecify.annotations.NullMarked;
