package dev.relight.incident;

import java.time.Instant;

/// Where exactly we stand on the ladder.
public sealed interface Footing {
    Instant since();

    /// Between two rungs.
    record Free(Instant since) implements Footing {}

    /// Nothing may be begun yet.
    record Waiting(Instant since, Instant until) implements Footing {}

    /// On a rung, about to do its next part.
    record Ready(Instant since, Grip grip) implements Footing {}

    /// A person was asked which process, container or the like this rung is about.
    record Choosing(Instant since, Rung.Key key, String title) implements Footing {}

    /// A person was asked about this rung.
    record Asking(Instant since, Grip grip) implements Footing {}

    /// A part is running.
    record Running(Instant since, Grip grip, String fence) implements Footing {}

    /// A part was started, and nobody knows what became of it.
    ///
    /// @param seenDown the service was seen down since
    record Doubting(Instant since, Grip grip, Run run, boolean seenDown) implements Footing {}

    /// The runbook says: wait.
    record Pausing(Instant since, Grip grip, Instant until) implements Footing {}

    /// All parts are done; the service has until then to come up.
    record Settling(Instant since, Grip grip, Instant until) implements Footing {}
}
