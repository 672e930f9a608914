package dev.relight.sqlite;

import dev.relight.incident.Event;
import dev.relight.journal.Chain;
import dev.relight.journal.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Goes through a whole journal and says what is wrong with it.
///
/// @param entries how many there are
/// @param head the last one; null if there is none
/// @param texts outputs that are there and unchanged
/// @param pruned outputs that were thrown away on purpose
/// @param faults what is wrong, each in a line; empty if the record is whole
public record Audit(long entries, @Nullable Head head, int texts, int pruned, List<String> faults) {
    public Audit {
        faults = List.copyOf(faults);
    }

    /// @param published a head kept elsewhere, which must still be there; null if there is none
    public static Audit of(SqliteArchive archive, @Nullable Head published) {
        var walk = new Walk(published);
        archive.entries(walk::see);
        var faults = new ArrayList<String>();
        if (!walk.check.fault().isEmpty()) faults.add(walk.check.fault());
        end(archive, walk, published, faults);
        archive.plans()
                .forEach((digest, json) -> {
                    if (!Chain.sha256(json.getBytes(StandardCharsets.UTF_8)).equals(digest))
                        faults.add("the plan %s was changed".formatted(digest));
                });
        int[] texts = texts(archive, walk, faults);
        var last = walk.last;
        return new Audit(
                walk.check.seen(), last == null ? null : Head.of(last), texts[0], texts[1], faults);
    }

    private static final class Walk {
        final Chain.Check check = new Chain.Check();
        final @Nullable Head published;
        @Nullable Entry last;
        @Nullable String hashThere;

        Walk(@Nullable Head published) {
            this.published = published;
        }

        void see(Entry entry) {
            check.see(entry);
            last = entry;
            if (published != null && entry.sequence() == published.sequence())
                hashThere = entry.hash();
        }
    }

    private static void end(
            SqliteArchive archive, Walk walk, @Nullable Head published, List<String> faults) {
        var last = walk.last;
        long end = last == null ? 0 : last.sequence();
        archive.noted()
                .filter(noted -> noted.sequence() > end)
                .ifPresent(noted ->
                        faults.add(
                                "entries %d to %d are missing at the end"
                                        .formatted(end + 1, noted.sequence())));
        if (published == null) return;
        if (walk.hashThere == null)
            faults.add(
                    "entry %d, which was published, is missing; the journal ends at %d"
                            .formatted(published.sequence(), end));
        else if (!walk.hashThere.equals(published.hash()))
            faults.add(
                    "entry %d is not the one that was published: the record up to it was rewritten"
                            .formatted(published.sequence()));
    }

    /// Whole ones, pruned ones.
    private static int[] texts(SqliteArchive archive, Walk walk, List<String> faults) {
        int[] counts = new int[2];
        if (!walk.check.fault().isEmpty()) return counts;
        var digests = new TreeSet<String>();
        for (var id : archive.incidents()) {
            List<Event> events = archive.events(id);
            Retention.texts(events, digests);
        }
        for (var digest : digests)
            switch (archive.state(digest)) {
                case WHOLE -> counts[0]++;
                case PRUNED -> counts[1]++;
                case MISSING -> faults.add("the output %s is missing".formatted(digest));
                case CHANGED -> faults.add("the output %s was changed".formatted(digest));
            }
        return counts;
    }
}
