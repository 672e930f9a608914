package dev.relight.room.page;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long people and services waited, over the last incidents.
///
/// @param plot SVG, made here; safe
public record TrendsPage(
        int incidents,
        @Nullable Duration toAcknowledge,
        @Nullable Duration toRestore,
        int byRelight,
        String plot,
        List<OfService> services,
        List<Worked> worked) {
    /// Medians of one service.
    public record OfService(
            String service,
            int incidents,
            @Nullable Duration toAcknowledge,
            @Nullable Duration toRestore,
            int byRelight) {}

    /// A step that brought a service back.
    public record Worked(String step, String service, int times, @Nullable Duration toRestore) {}

    public String said(@Nullable Duration length) {
        return length == null ? "–" : Say.length(length);
    }
}
