package dev.relight.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one try to send.
public sealed interface Reply {
    /// The other side has it.
    record Taken(String detail) implements Reply {}

    /// Not now; it may work later.
    ///
    /// @param after what the other side asked us to wait; null if it said nothing
    record Later(String because, @Nullable Duration after) implements Reply {
        Later(String because) {
            this(because, null);
        }
    }

    /// It will never work like this.
    record Never(String because) implements Reply {}
}
