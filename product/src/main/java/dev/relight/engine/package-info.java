/// The loop: take a signal, decide, record, then act.
///
/// Never acts before the event is durable. Read in this order: `Hands`.
@NullMarked
package dev.relight.engine;

import org.jspecify.annotations.NullMarked;
