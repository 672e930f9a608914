/// One incident told as one OpenTelemetry trace, over OTLP.
///
/// Everything is read off the journal afterwards, so an incident never waits for it, and nothing is
/// sent twice after a restart. Read in this order: [Spans], [Traces], [Otlp].
@NullMarked
package dev.relight.trace;

import org.jspecify.annotations.NullMarked;
