package dev.relight.finding;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What counts as evidence of this outage: from when on, and of which service.
///
/// @param from older lines are of another outage, or of none
/// @param because why from then on, for people: `15 min before it went down`
/// @param zone of the machine, for times that name none; null where nobody knows it
/// @param service that is down: a question about "the container" means none of the stores beside
///   it; empty where any is meant
public record Horizon(Instant from, String because, @Nullable ZoneId zone, String service) {
    /// In every reason that leaves out what is too old.
    public static final String OLDER = " older than ";

    /// For whatever container.
    public Horizon(Instant from, String because, @Nullable ZoneId zone) {
        this(from, because, zone, "");
    }

    /// About this service.
    public Horizon of(String which) {
        return new Horizon(from, because, zone, which);
    }

    /// Whether a fact is about something that only stands beside the service.
    boolean isBeside(Subject fact) {
        return !service.isEmpty()
                && fact.name().startsWith("container.")
                && Companions.isBeside(service, fact.about());
    }

    /// As it stands in a reason: ` older than 2026-01-01T02:45:00Z (15 min before it went down)`.
    String words() {
        return OLDER + from + " (" + because + ")";
    }
}
