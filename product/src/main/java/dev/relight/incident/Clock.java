package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What was done because of the time.
///
/// @param escalated lines of the escalation rows that have fired; 0 for the policy's own
/// @param status what people were last told; null if nothing yet
/// @param told when
public record Clock(SortedSet<Integer> escalated, @Nullable Status status, Instant told) {
    public Clock {
        escalated = unmodifiableSortedSet(new TreeSet<>(escalated));
    }

    static Clock fresh(Instant at) {
        return new Clock(new TreeSet<>(), null, at);
    }

    Clock escalated(int line) {
        var all = new TreeSet<>(escalated);
        all.add(line);
        return new Clock(all, status, told);
    }

    Clock told(Status word, Instant at) {
        return new Clock(escalated, word, at);
    }
}
