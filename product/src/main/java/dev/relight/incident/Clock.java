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
/// @param calls of the team's policy made so far
/// @param since the calls are counted from then: when it went down
/// @param unheard the last call reached nobody
public record Clock(
        SortedSet<Integer> escalated,
        @Nullable Status status,
        Instant told,
        int calls,
        Instant since,
        boolean unheard) {
    public Clock {
        escalated = unmodifiableSortedSet(new TreeSet<>(escalated));
    }

    static Clock fresh(Instant at) {
        return new Clock(new TreeSet<>(), null, at, 0, at, false);
    }

    Clock escalated(int line) {
        var all = new TreeSet<>(escalated);
        all.add(line);
        return new Clock(all, status, told, calls, since, unheard);
    }

    Clock told(Status word, Instant at) {
        return new Clock(escalated, word, at, calls, since, unheard);
    }

    Clock called(int call) {
        return new Clock(escalated, status, told, call, since, false);
    }

    Clock reachedNobody() {
        return new Clock(escalated, status, told, calls, since, true);
    }

    /// It went down once more: whoever was called may sleep again by now.
    Clock again(Instant at) {
        return new Clock(escalated, status, told, 0, at, false);
    }
}
