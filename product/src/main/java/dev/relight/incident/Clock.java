package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedSet;

import java.time.Duration;
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
/// @param idle how long the calls have waited for people whose word no longer holds
/// @param held who has it; null while nobody does, and once it is restored
/// @param lapsed who had it, and let it run out; empty if nobody did
public record Clock(
        SortedSet<Integer> escalated,
        @Nullable Status status,
        Instant told,
        int calls,
        Instant since,
        boolean unheard,
        Duration idle,
        @Nullable Acknowledgement held,
        String lapsed) {
    public Clock {
        escalated = unmodifiableSortedSet(new TreeSet<>(escalated));
    }

    static Clock fresh(Instant at) {
        return new Clock(new TreeSet<>(), null, at, 0, at, false, Duration.ZERO, null, "");
    }

    Clock escalated(int line) {
        var all = new TreeSet<>(escalated);
        all.add(line);
        return new Clock(all, status, told, calls, since, unheard, idle, held, lapsed);
    }

    Clock told(Status word, Instant at) {
        return new Clock(escalated, word, at, calls, since, unheard, idle, held, lapsed);
    }

    Clock called(int call) {
        return new Clock(escalated, status, told, call, since, false, idle, held, lapsed);
    }

    Clock reachedNobody() {
        return new Clock(escalated, status, told, calls, since, true, idle, held, lapsed);
    }

    /// It went down once more: whoever was called may sleep again by now.
    Clock again(Instant at) {
        return new Clock(escalated, status, told, 0, at, false, Duration.ZERO, null, "");
    }

    /// @param length how long a word holds; null if without end
    Clock acknowledged(String by, Instant at, @Nullable Duration length) {
        if (by.equals(Taking.RELIGHT)) return this;
        var from = held == null ? at : held.since();
        var word = new Acknowledgement(by, from, length == null ? null : at.plus(length));
        return new Clock(escalated, status, told, calls, since, unheard, idle, word, "");
    }

    /// @param counted from when on people are given time at all
    Clock ranOut(Instant at, String by, Instant counted) {
        var had = held == null ? at : held.since();
        var from = had.isBefore(counted) ? counted : had;
        var waited = from.isBefore(at) ? idle.plus(Duration.between(from, at)) : idle;
        return new Clock(escalated, status, told, calls, since, unheard, waited, null, by);
    }

    /// It is restored: no word has to hold any longer.
    Clock restored() {
        return new Clock(escalated, status, told, calls, since, unheard, idle, null, lapsed);
    }
}
