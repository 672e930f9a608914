package dev.relight.journal;

import dev.relight.incident.Event;
import java.util.List;

/// Where events are kept for ever.
///
/// Safe for many threads. What cannot be written is thrown as a [JournalFault]: whoever writes
/// stops then, since nothing may be done that is not recorded.
public interface Journal extends Archive {
    /// Returns when the events are durable, all of them or none.
    void append(String incident, List<Event> events);

    /// Keeps a text by its digest and returns that: 64 hex digits; empty for an empty text.
    String keep(String text);
}
