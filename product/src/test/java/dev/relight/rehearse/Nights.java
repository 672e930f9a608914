package dev.relight.rehearse;

import dev.relight.incident.Event;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// Simulated nights, for tests of other rooms that read what incidents leave behind.
@NullMarked
public final class Nights {
    private Nights() {}

    /// Events of every incident of one night, by the incident's id.
    public static Map<String, List<Event>> incidents(long seed) {
        return Night.incidents(seed);
    }
}
