package dev.relight.watch;

import dev.relight.incident.Health;
import java.time.Instant;
import java.util.List;

/// What is believed of a service.
///
/// @param since when the first of the looks that decided was taken
/// @param reasons one per probe that is down; if none is, what they answered
/// @param warnings what will be full, and about when
/// @param isFlapping it went up and down so often that a person should look, whatever it is now
public record Observation(
        String service,
        Health.State state,
        Instant since,
        List<String> reasons,
        boolean isFlapping,
        List<String> warnings) {
    public Observation {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
    }

    /// For people, in a line.
    public String words() {
        var all = String.join("; ", reasons);
        return isFlapping ? "it goes up and down again and again; now: " + all : all;
    }
}
