/// Standing orders: what is on hold, which runbook is trusted.
///
/// Small files in the state folder, since a kill switch must work when the journal does not, and
/// from another process. Never decides anything. Read in this order: `Hold`, `Holds`, `HoldWatch`,
/// `AcceptedRunbooks`.
@NullMarked
package dev.relight.orders;

import org.jspecify.annotations.NullMarked;
