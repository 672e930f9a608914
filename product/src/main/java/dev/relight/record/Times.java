package dev.relight.record;

import dev.relight.incident.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When what happened; null for what has not happened yet.
///
/// @param detected when the alert reached us
/// @param acknowledged by anybody
/// @param acknowledgedByPerson by a person
/// @param restored when the service came up for the last time before it was verified
/// @param resolved when the soak was over
/// @param closed when nothing was watched any more
public record Times(
        Instant detected,
        @Nullable Instant acknowledged,
        @Nullable Instant acknowledgedByPerson,
        @Nullable Instant restored,
        @Nullable Instant resolved,
        @Nullable Instant closed) {
    /// @param events of one incident, from its opening on
    public static Times of(List<Event> events) {
        var detected = events.getFirst().at();
        Instant acknowledged = null;
        Instant byPerson = null;
        Instant up = null;
        Instant restored = null;
        Instant resolved = null;
        Instant closed = null;
        for (var event : events) {
            switch (event) {
                case Event.Acknowledged(var at, var by) -> {
                    if (acknowledged == null) acknowledged = at;
                    if (byPerson == null && !by.equals("relight")) byPerson = at;
                }
                case Event.CameUp(var at, _) -> up = at;
                case Event.SoakBegan(var at, _, _) -> restored = up == null ? at : up;
                case Event.DownAgain _ -> {
                    restored = null;
                    resolved = null;
                }
                case Event.Resolved(var at, _, _) -> resolved = at;
                case Event.Closed(var at, _) -> closed = at;
                case Event.Aborted(var at, _, _) -> closed = at;
                case Event.Opened _,
                        Event.OfWork _,
                        Event.OfLadder _,
                        Event.OfCourse _,
                        Event.OfDesk _ -> {}
            }
        }
        return new Times(detected, acknowledged, byPerson, restored, resolved, closed);
    }

    public @Nullable Duration toAcknowledge() {
        return acknowledged == null ? null : Duration.between(detected, acknowledged);
    }

    public @Nullable Duration toRestore() {
        return restored == null ? null : Duration.between(detected, restored);
    }

    public @Nullable Duration toResolve() {
        return resolved == null ? null : Duration.between(detected, resolved);
    }
}
