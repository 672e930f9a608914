package dev.relight.journal;

import dev.relight.incident.Event;
import java.util.List;
import java.util.function.Consumer;

/// Where events are kept for ever.
///
/// Safe for many threads. What cannot be written is thrown as a [JournalFault]: whoever writes
/// stops then, since nothing may be done that is not recorded.
public interface Journal extends AutoCloseable {
    /// Returns when the events are durable, all of them or none.
    void append(String incident, List<Event> events);

    /// All events of one incident, in order; empty if there is no such incident.
    List<Event> events(String incident);

    /// Ids of all incidents, in the order of their opening.
    List<String> incidents();

    /// Ids of those that are not over, in the order of their opening.
    List<String> open();

    /// Every entry, from the first to the last.
    void entries(Consumer<Entry> reader);

    /// What is wrong with the record; empty if it is whole.
    String verify();

    /// Keeps a text by its digest and returns that: 64 hex digits; empty for an empty text.
    String keep(String text);

    /// A text kept before; a fault if there is none.
    String kept(String digest);

    @Override
    void close();
}
