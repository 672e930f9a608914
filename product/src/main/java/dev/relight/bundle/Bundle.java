package dev.relight.bundle;

import dev.relight.incident.Event;
import dev.relight.journal.Archive;
import dev.relight.journal.Entry;
import dev.relight.journal.JournalFault;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One incident read from a file and verified; an archive with a single incident in it.
///
/// @param head end of the journal it was taken from, as `relight audit head` printed it there
/// @param texts digest -> output
/// @param runbook its text; empty if the bundle holds none
public record Bundle(
        String incident,
        Instant exported,
        String head,
        List<Entry> entries,
        List<Event> events,
        SortedMap<String, String> texts,
        String runbook)
        implements Archive {
    public Bundle {
        entries = List.copyOf(entries);
        events = List.copyOf(events);
        texts = java.util.Collections.unmodifiableSortedMap(texts);
    }

    @Override
    public List<Event> events(String id) {
        return id.equals(incident) ? events : List.of();
    }

    @Override
    public List<String> incidents() {
        return List.of(incident);
    }

    /// What is read here is over and done with: nobody acts on it.
    @Override
    public List<String> open() {
        return List.of();
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        entries.forEach(reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        for (var entry : entries.reversed()) if (!reader.test(entry)) return;
    }

    /// Was verified when it was read.
    @Override
    public String verify() {
        return "";
    }

    @Override
    public String kept(String digest) {
        if (digest.isEmpty()) return "";
        var text = texts.get(digest);
        if (text == null) throw new JournalFault("the bundle does not hold the output " + digest);
        return text;
    }

    @Override
    public void close() {}
}
