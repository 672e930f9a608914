package dev.relight.journal;

import dev.relight.incident.Event;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
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

    /// Each that is not over, with all its events; read in one go.
    ///
    /// @param taker called once for each, in any order and perhaps on several threads at a time;
    ///   has returned from all when this returns
    default void eachOpen(BiConsumer<String, List<Event>> taker) {
        for (var id : open()) taker.accept(id, events(id));
    }

    /// Ids of incidents to which something of that kind has happened since then.
    default Set<String> since(Instant from, String kind) {
        Set<String> found = new LinkedHashSet<>();
        backwards(entry -> {
            if (entry.kind().equals(kind)) found.add(entry.incident());
            return !entry.at().isBefore(from);
        });
        return found;
    }

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
