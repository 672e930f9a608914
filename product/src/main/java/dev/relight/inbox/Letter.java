package dev.relight.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What a person wants of a Relight at work.
///
/// @param id a safe file name; letters sort by it in the order of writing
/// @param written by the clock of the writer
/// @param by the person's name: their login, or what `--as` said
/// @param verb what to do: `approve`, `hold`
/// @param words what belongs to it, by name: `incident`, `because`
public record Letter(
        String id, Instant written, String by, String verb, SortedMap<String, String> words) {
    /// What makes a name of a person, in the journal and on pages.
    public static final String PERSON = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._@'-]{0,79}";

    /// The clock may not tell two letters of one process apart.
    private static final AtomicLong WRITTEN = new AtomicLong();

    private static final String ID = "[0-9A-Za-z][0-9A-Za-z-]{0,79}";
    private static final String NAME = "[a-z][a-z-]{0,39}";

    public Letter {
        if (!id.matches(ID)) throw new IllegalArgumentException("'" + id + "' names no letter");
        if (!by.matches(PERSON))
            throw new IllegalArgumentException("'" + by + "' is no name of a person");
        if (!verb.matches(NAME)) throw new IllegalArgumentException("'" + verb + "' is no verb");
        for (var name : words.keySet())
            if (!name.matches(NAME))
                throw new IllegalArgumentException("'" + name + "' names no part of a letter");
        words = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    /// A fresh one, written now by this process.
    public static Letter write(Instant now, String by, String verb, Map<String, String> words) {
        var id =
                "%012x-%09d-%d-%06d"
                        .formatted(
                                now.getEpochSecond(),
                                now.getNano(),
                                ProcessHandle.current().pid(),
                                WRITTEN.incrementAndGet());
        return new Letter(id, now, by, verb, new TreeMap<>(words));
    }

    /// One of its words; empty if it has none of that name.
    public String word(String name) {
        @Nullable String word = words.get(name);
        return word == null ? "" : word;
    }
}
