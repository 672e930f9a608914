package dev.relight.finding;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// From when on what was written counts as evidence of this outage.
///
/// @param from older lines are of another outage, or of none
/// @param because why from then on, for people: `15 min before it went down`
/// @param zone of the machine, for times that name none; null where nobody knows it
public record Horizon(Instant from, String because, @Nullable ZoneId zone) {
    /// In every reason that leaves out what is too old.
    public static final String OLDER = " older than ";

    /// As it stands in a reason: ` older than 2026-01-01T02:45:00Z (15 min before it went down)`.
    String words() {
        return OLDER + from + " (" + because + ")";
    }
}
