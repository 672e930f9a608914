package dev.relight.incident;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why nothing automatic is done for now.
///
/// @param until when it ends by itself; null if a person must end it
public record Stop(Kind kind, String because, @Nullable Instant until) {
    /// What kind of stop it is.
    public enum Kind {
        /// The kill switch: what runs and is more than a look is killed.
        HOLD,
        /// A planned time; see [Window].
        WINDOW,
        /// The team has set automatic action aside.
        PAUSE;

        /// As shown: `hold`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a person would break to go on; null for a hold, which is released.
    @Nullable Guard guard() {
        return switch (kind) {
            case HOLD -> null;
            case WINDOW -> Guard.WINDOW;
            case PAUSE -> Guard.PAUSE;
        };
    }

    String words() {
        return switch (kind) {
            case HOLD -> "on hold: " + because;
            case WINDOW -> "in a maintenance window: " + because;
            case PAUSE -> "paused: " + because;
        };
    }
}
