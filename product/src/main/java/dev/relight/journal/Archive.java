package dev.relight.journal;

import dev.relight.incident.Event;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What was recorded, to be read; nothing is changed by reading it.
public interface Archive extends AutoCloseable {
    /// All events of one incident, in order; empty if there is no such incident.
    List<Event> events(String incident);

    /// Ids of all incidents, in the order of their opening.
    List<String> incidents();

    /// Ids of those that are not over, in the order of their opening.
    List<String> open();

    /// Every entry, from the first to the last.
    void entries(Consumer<Entry> reader);

    /// The newest entry first, as long as the reader wants more.
    void backwards(Predicate<Entry> reader);

    /// What is wrong with the record; empty if it is whole.
    default String verify() {
        var check = new Chain.Check();
        entries(check::see);
        return check.fault();
    }

    /// A text kept before; a fault if there is none.
    String kept(String digest);

    @Override
    void close();
}
