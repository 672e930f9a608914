/// The loop: take a signal, decide, record, then act.
///
/// Never acts before the event is durable, never waits for a command. Read in this order: `Engine`,
/// `Ward`, `House`; the ports `Hands`, `Probe`, `Notifier`, `Timers`.
@NullMarked
package dev.relight.engine;

import org.jspecify.annotations.NullMarked;
