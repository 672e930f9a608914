/// Alerts from outside, in five shapes, become one.
///
/// Never trusts a text: every value is bounded here, and checked again before it may name a
/// service. Read in this order: [Alert], [Intake], [Routing].
@NullMarked
package dev.relight.intake;

import org.jspecify.annotations.NullMarked;
