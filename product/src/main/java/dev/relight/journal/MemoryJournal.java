package dev.relight.journal;

import dev.relight.incident.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A journal that lives as long as the process; for rehearsals and tests.
///
/// Written through the same JSON as the one on disk, so what it gives back has been read again.
public final class MemoryJournal implements Journal, Register {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byIncident = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /// What was read back from the JSON once need not be read again: events never change.
    private final Map<String, List<Event>> read = new HashMap<>();

    private final Map<String, String> texts = new TreeMap<>();
    private final EventJson json = new EventJson(texts::putIfAbsent, this::kept);

    @Override
    public synchronized void append(String incident, List<Event> events) {
        for (var event : events) {
            var last = entries.isEmpty() ? Chain.START : entries.getLast().hash();
            var entry =
                    Chain.link(
                            entries.size() + 1L,
                            incident,
                            event.at(),
                            EventJson.kind(event),
                            json.write(event),
                            last);
            entries.add(entry);
            byIncident.computeIfAbsent(incident, _ -> new ArrayList<>()).add(entry);
            switch (event) {
                case Event.Opened _ -> open.add(incident);
                case Event.Closed _, Event.Aborted _ -> open.remove(incident);
                case Event.OfWork _, Event.OfLadder _, Event.OfCourse _, Event.OfDesk _ -> {}
            }
        }
    }

    @Override
    public synchronized List<Event> events(String incident) {
        var written = byIncident.getOrDefault(incident, List.of());
        var known = read.computeIfAbsent(incident, _ -> new ArrayList<>());
        for (var entry : written.subList(known.size(), written.size()))
            known.add(json.read(entry.kind(), entry.json()));
        return List.copyOf(known);
    }

    @Override
    public synchronized List<String> incidents() {
        return List.copyOf(byIncident.keySet());
    }

    @Override
    public synchronized List<String> open() {
        return List.copyOf(open);
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        List<Entry> all;
        synchronized (this) {
            all = List.copyOf(entries);
        }
        all.forEach(reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        List<Entry> all;
        synchronized (this) {
            all = List.copyOf(entries);
        }
        for (var entry : all.reversed()) if (!reader.test(entry)) return;
    }

    @Override
    public synchronized String keep(String text) {
        if (text.isEmpty()) return "";
        var digest = Chain.sha256(text.getBytes(StandardCharsets.UTF_8));
        texts.putIfAbsent(digest, text);
        return digest;
    }

    @Override
    public synchronized String kept(String digest) {
        if (digest.isEmpty()) return "";
        var text = texts.get(digest);
        if (text == null) throw new JournalFault("no text is kept under " + digest);
        return text;
    }

    @Override
    public synchronized Found find(Search search) {
        var all = new ArrayList<Brief>();
        for (var id : byIncident.keySet()) {
            var brief = Brief.of(events(id));
            if (isWanted(brief, search)) all.add(brief);
        }
        all.sort(
                Comparator.comparing((Brief it) -> it.state().isOver())
                        .thenComparing(it -> !it.waitsForPerson())
                        .thenComparing(Comparator.comparing(Brief::opened).reversed()));
        var page =
                all.stream()
                        .skip((search.page() - 1L) * search.size())
                        .limit(search.size())
                        .toList();
        return new Found(page, all.size());
    }

    private static boolean isWanted(Brief brief, Search search) {
        boolean rightKind =
                switch (search.which()) {
                    case ALL -> true;
                    case OPEN -> !brief.state().isOver();
                    case OVER -> brief.state().isOver();
                };
        var text = "%s %s %s".formatted(brief.service(), brief.id(), brief.headline());
        return rightKind
                && search.terms().stream().allMatch(text.toLowerCase(Locale.ROOT)::contains);
    }

    @Override
    public void close() {}
}
