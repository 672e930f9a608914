package dev.relight.settings;

import dev.relight.people.Cover;
import dev.relight.people.OnCall;
import dev.relight.people.Rotation;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the section `rotations`: who takes turns, when the turn passes on, who stands in.
final class RotationReader {
    private final PeopleReader people;
    private final ZoneId zone;

    /// @param zone of rotations that name none
    RotationReader(PeopleReader people, ZoneId zone) {
        this.people = people;
        this.zone = zone;
    }

    void read(Entry root) {
        for (var entry : root.entries("rotations")) {
            rotation(entry).ifPresent(rotation -> people.add(entry, rotation));
            entry.nothingElse();
        }
    }

    private Optional<Rotation> rotation(Entry entry) {
        var name = entry.required("name", "web-primary");
        if (!entry.has("people")) entry.required("people", "[Ada, Ben]");
        var members = people.people(entry, "people");
        var rule = entry.text("rule").orElse("FREQ=WEEKLY");
        OnCall.flaw(rule)
                .ifPresent(flaw ->
                        entry.wrongAt(
                                "rule",
                                "'%s' is no rule: %s".formatted(rule, flaw),
                                "write FREQ=WEEKLY or FREQ=DAILY;INTERVAL=2 (RFC 5545)"));
        var where = zone(entry, "zone", zone);
        var start = entry.required("start", "2026-01-05T09:00");
        var first = start.flatMap(text -> time(entry, "start", text));
        var covers = covers(entry, where);
        if (name.isEmpty() || first.isEmpty() || members.isEmpty()) return Optional.empty();
        if (OnCall.flaw(rule).isPresent()) return Optional.empty();
        return Optional.of(new Rotation(name.get(), members, rule, first.get(), where, covers));
    }

    private List<Cover> covers(Entry entry, ZoneId where) {
        var covers = new ArrayList<Cover>();
        for (var each : entry.entries("covers")) {
            var who = each.required("person", "Cleo").map(it -> people.person(each, "person", it));
            var from =
                    each.required("from", "2026-12-24T09:00").flatMap(it -> time(each, "from", it));
            var until =
                    each.required("until", "2026-12-27T09:00")
                            .flatMap(it -> time(each, "until", it));
            var because = each.text("because").orElse("");
            each.nothingElse();
            if (who.isEmpty() || from.isEmpty() || until.isEmpty()) continue;
            var begin = from.get().atZone(where).toInstant();
            var end = until.get().atZone(where).toInstant();
            if (begin.isBefore(end)) covers.add(new Cover(who.get(), begin, end, because));
            else each.wrongAt("until", "the cover ends before it begins", "swap from and until");
        }
        return covers;
    }

    static ZoneId zone(Entry entry, String key, ZoneId otherwise) {
        var text = entry.text(key);
        if (text.isEmpty()) return otherwise;
        try {
            return ZoneId.of(text.get());
        } catch (DateTimeException unknown) {
            entry.wrongAt(
                    key,
                    "'%s' is no time zone".formatted(text.get()),
                    "write Europe/Berlin, America/New_York or UTC");
            return otherwise;
        }
    }

    private static Optional<LocalDateTime> time(Entry entry, String key, String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replace(' ', 'T')));
        } catch (DateTimeException broken) {
            entry.wrongAt(
                    key,
                    "'%s' is no date and time".formatted(text),
                    "write 2026-01-05T09:00, on the wall clock of the rotation's zone");
            return Optional.empty();
        }
    }
}
