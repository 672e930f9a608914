package dev.relight.trace;

import dev.relight.journal.Archive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How much of which incident has been told, and how much there is to tell.
///
/// Events are counted in the order of the journal, so that after a restart each span is told just
/// when it had not been.
final class Progress {
    /// A start does not read further back than this; what is older is given up.
    private static final int ENTRIES_MAX = 200_000;

    private final Archive journal;
    private final Mark mark;

    /// Everything up to here is told.
    private long sequence;

    /// Everything up to here has been counted.
    private long seen;

    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> owed = new TreeMap<>();
    private final Map<String, Integer> beyond = new HashMap<>();

    private Progress(Archive journal, Mark mark) {
        this.journal = journal;
        this.mark = mark;
    }

    /// To be called before anything is appended by this process. The first time, what happened
    /// before is not told.
    ///
    /// @throws IOException the mark cannot be read or written
    static Progress of(Archive journal, Mark mark) throws IOException {
        var progress = new Progress(journal, mark);
        var kept = mark.read();
        var place = kept.orElseGet(() -> new Mark.Place(newest(journal), Map.of()));
        if (kept.isEmpty()) mark.move(place);
        progress.begin(place);
        return progress;
    }

    private static long newest(Archive journal) {
        var newest = new long[1];
        journal.backwards(entry -> {
            newest[0] = entry.sequence();
            return false;
        });
        return newest[0];
    }

    private void begin(Mark.Place place) {
        sequence = place.sequence();
        seen = sequence;
        beyond.putAll(place.told());
        var fresh = fresh();
        var ids = new TreeSet<>(journal.open());
        ids.addAll(fresh.counts.keySet());
        for (var id : ids) {
            int all = journal.events(id).size();
            int before = beyond.getOrDefault(id, all - fresh.counts.getOrDefault(id, 0));
            told.put(id, before);
            if (all > before) owed.put(id, all - before);
        }
    }

    private record Fresh(Map<String, Integer> counts, Set<String> opened) {}

    private Fresh fresh() {
        var fresh = new Fresh(new HashMap<>(), new HashSet<>());
        var entries = new int[1];
        long since = seen;
        journal.backwards(entry -> {
            if (entry.sequence() <= since || entries[0]++ >= ENTRIES_MAX) return false;
            seen = Math.max(seen, entry.sequence());
            fresh.counts.merge(entry.incident(), 1, Integer::sum);
            if (entry.kind().equals("opened")) fresh.opened.add(entry.incident());
            return true;
        });
        return fresh;
    }

    /// Takes note of what was appended since the last look.
    void look() {
        var fresh = fresh();
        for (var id : fresh.opened) told.putIfAbsent(id, 0);
        // one that is over may still note how a message fared; nothing is told of that
        fresh.counts.forEach((id, count) -> {
            if (told.containsKey(id)) owed.merge(id, count, Integer::sum);
        });
    }

    /// Incidents of which there is something to tell.
    List<String> owed() {
        return new ArrayList<>(owed.keySet());
    }

    /// How many events of it have been told.
    int told(String id) {
        return told.getOrDefault(id, 0);
    }

    /// How many events of it have been counted.
    int counted(String id) {
        return told(id) + owed.getOrDefault(id, 0);
    }

    /// As many as were counted are told now.
    ///
    /// @param isOver nothing worth telling can follow
    void tell(String id, boolean isOver) {
        int now = counted(id);
        beyond.put(id, now);
        owed.remove(id);
        if (isOver) told.remove(id);
        else told.put(id, now);
    }

    /// Writes it down, so that a restart goes on from here.
    ///
    /// @throws IOException it cannot be written
    void keep() throws IOException {
        if (owed.isEmpty()) {
            sequence = seen;
            beyond.clear();
        }
        mark.move(new Mark.Place(sequence, beyond));
    }
}
