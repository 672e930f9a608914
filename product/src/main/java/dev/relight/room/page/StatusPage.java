package dev.relight.room.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What anybody may know: which components work, and what was wrong lately.
///
/// @param overall one sentence
/// @param tone `good`, `ask` or `bad`
public record StatusPage(
        String overall, String tone, List<Component> components, List<Past> history) {
    /// @param state `operational`, `under repair`, `down` or `unknown`
    /// @param css `up`, `down` or `unknown`
    public record Component(String name, String state, String css, @Nullable Instant since) {}

    /// @param until null while it lasts
    /// @param status `investigating`, `identified`, `monitoring` or `resolved`
    public record Past(String service, String status, Instant from, @Nullable Instant until) {}
}
