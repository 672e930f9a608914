package dev.relight.people;

import java.time.Instant;

/// Somebody stands in for whoever's turn it is.
///
/// @param from inclusive
/// @param until exclusive
/// @param because shown in the record: `holiday`, `swap with Ben`
public record Cover(Person person, Instant from, Instant until, String because) {
    public Cover {
        if (!from.isBefore(until))
            throw new IllegalArgumentException(
                    "cover by " + person.name() + " ends before it begins; swap the times");
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
