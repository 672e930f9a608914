package dev.relight.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Nothing automatic any more, says a person.
///
/// @param service what it is about; empty: everything
/// @param until when it ends by itself; null if a person must end it
public record Hold(String service, String by, Instant at, String because, @Nullable Instant until) {
    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /// `ada: a deployment is running`.
    public String words() {
        return by.isEmpty() ? because : by + ": " + because;
    }
}
