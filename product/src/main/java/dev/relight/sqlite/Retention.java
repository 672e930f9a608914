package dev.relight.sqlite;

import dev.relight.incident.Event;
import dev.relight.journal.Archive;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which texts may be thrown away: those of incidents that ended long ago and of no other.
final class Retention {
    private Retention() {}

    /// Digests that only incidents need which ended before `before`.
    static Set<String> old(Archive archive, Instant before) {
        var open = new HashSet<>(archive.open());
        var old = new TreeSet<String>();
        var needed = new TreeSet<String>();
        for (var id : archive.incidents()) {
            var events = archive.events(id);
            boolean isOld = !open.contains(id) && events.getLast().at().isBefore(before);
            texts(events, isOld ? old : needed);
        }
        old.removeAll(needed);
        return old;
    }

    /// Digests of the outputs that these events speak of.
    static void texts(List<Event> events, Set<String> into) {
        for (var event : events)
            if (event instanceof Event.JobEnded ended)
                for (var line : ended.lines()) {
                    into.add(line.stdout());
                    into.add(line.stderr());
                }
        into.remove("");
    }
}
