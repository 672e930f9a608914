package dev.relight.people;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// People who take turns being on call.
///
/// @param people in the order of their turns, at least one
/// @param rule when the turn passes on, as an RFC 5545 recurrence rule: `FREQ=WEEKLY`,
///   `FREQ=DAILY;INTERVAL=2`
/// @param start the first hand-over, on the wall clock of `zone`; hand-overs keep that wall-clock
///   time through changes between summer and winter time
/// @param covers exceptions; a later one in the list wins over an earlier
public record Rotation(
        String name,
        List<Person> people,
        String rule,
        LocalDateTime start,
        ZoneId zone,
        List<Cover> covers) {
    public Rotation {
        if (people.isEmpty())
            throw new IllegalArgumentException(
                    "rotation " + name + " has nobody in it; name one person");
        people = List.copyOf(people);
        covers = List.copyOf(covers);
    }
}
