package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;
import static java.util.Collections.unmodifiableSortedSet;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What lies between Relight and people.
///
/// @param pending the one open question; null if there is none
/// @param yeses who has agreed to it
/// @param questions how many were asked so far
/// @param outbox notices that nobody has yet been told, by id
/// @param notices how many there were so far
/// @param errands open ones, by line and text
/// @param hold why nothing automatic may run; null if it may
/// @param acknowledgedBy the first person who has it; null while nobody does
public record Desk(
        @Nullable Question pending,
        SortedSet<String> yeses,
        int questions,
        SortedMap<String, Notice> outbox,
        int notices,
        SortedMap<String, Errand> errands,
        @Nullable String hold,
        @Nullable String acknowledgedBy) {
    public Desk {
        yeses = unmodifiableSortedSet(new TreeSet<>(yeses));
        outbox = unmodifiableSortedMap(new TreeMap<>(outbox));
        errands = unmodifiableSortedMap(new TreeMap<>(errands));
    }

    static Desk empty() {
        return new Desk(null, new TreeSet<>(), 0, new TreeMap<>(), 0, new TreeMap<>(), null, null);
    }

    Desk asking(Question question) {
        return new Desk(
                question,
                new TreeSet<>(),
                questions + 1,
                outbox,
                notices,
                errands,
                hold,
                acknowledgedBy);
    }

    Desk yesFrom(String person) {
        var all = new TreeSet<>(yeses);
        all.add(person);
        return new Desk(pending, all, questions, outbox, notices, errands, hold, acknowledgedBy);
    }

    Desk answered() {
        return new Desk(
                null, new TreeSet<>(), questions, outbox, notices, errands, hold, acknowledgedBy);
    }

    boolean hasYesesEnough() {
        return pending != null && yeses.size() >= pending.yeses();
    }

    Desk telling(String incident, Notice.Kind kind, Instant at, String about, String text) {
        var all = new TreeMap<>(outbox);
        var id = "%s-n%03d".formatted(incident, notices + 1);
        all.put(id, new Notice(id, kind, at, about, text));
        return new Desk(pending, yeses, questions, all, notices + 1, errands, hold, acknowledgedBy);
    }

    Desk told(String notice) {
        var all = new TreeMap<>(outbox);
        all.remove(notice);
        return new Desk(pending, yeses, questions, all, notices, errands, hold, acknowledgedBy);
    }

    Desk leaving(Errand errand) {
        var all = new TreeMap<>(errands);
        all.put(key(errand.line(), errand.text()), errand);
        return new Desk(pending, yeses, questions, outbox, notices, all, hold, acknowledgedBy);
    }

    boolean hasErrand(int line, String text) {
        return errands.containsKey(key(line, text));
    }

    boolean hasErrand(int line) {
        return errands.values().stream().anyMatch(errand -> errand.line() == line);
    }

    Desk done(int line) {
        var all = new TreeMap<>(errands);
        all.values().removeIf(errand -> errand.line() == line);
        return new Desk(pending, yeses, questions, outbox, notices, all, hold, acknowledgedBy);
    }

    Desk held(@Nullable String because) {
        return new Desk(
                pending, yeses, questions, outbox, notices, errands, because, acknowledgedBy);
    }

    /// Relight itself is no person.
    Desk acknowledged(String by) {
        return acknowledgedBy != null || by.equals(Taking.RELIGHT)
                ? this
                : new Desk(pending, yeses, questions, outbox, notices, errands, hold, by);
    }

    /// Whoever had it may believe it is over.
    Desk unacknowledged() {
        return new Desk(pending, yeses, questions, outbox, notices, errands, hold, null);
    }

    private static String key(int line, String text) {
        return "%06d %s".formatted(line, text);
    }
}
