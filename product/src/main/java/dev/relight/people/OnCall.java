package dev.relight.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/// Says whose turn it is.
public final class OnCall {
    /// Hand-overs looked through at most: a daily rotation for 54 years.
    private static final int TURNS_MAX = 20_000;

    private static final Set<Freq> TOO_OFTEN = Set.of(Freq.SECONDLY, Freq.MINUTELY, Freq.HOURLY);

    private OnCall() {}

    /// Who is on call at `at`; before the first hand-over it is the first person.
    public static Person who(Rotation rotation, Instant at) {
        return cover(rotation, at)
                .map(Cover::person)
                .orElseGet(() ->
                        rotation.people()
                                .get(
                                        Math.max(0, passed(rotation, at) - 1)
                                                % rotation.people().size()));
    }

    /// Who stands in at `at`; of several the last named.
    public static Optional<Cover> cover(Rotation rotation, Instant at) {
        return rotation.covers().reversed().stream().filter(cover -> cover.holds(at)).findFirst();
    }

    /// Somebody's turn begins.
    public record Turn(Instant at, Person person) {}

    /// The next time somebody else is on call: a hand-over, or a cover that begins or ends.
    public static Optional<Turn> next(Rotation rotation, Instant at) {
        var now = who(rotation, at);
        var times = new TreeSet<Instant>();
        for (var cover : rotation.covers()) {
            times.add(cover.from());
            times.add(cover.until());
        }
        var turns = turns(rotation);
        int ahead = 0;
        while (turns.hasNext() && ahead <= rotation.people().size()) {
            var begin = Instant.ofEpochMilli(turns.nextMillis());
            if (begin.isAfter(at)) ahead++;
            times.add(begin);
        }
        return times.tailSet(at, false).stream()
                .map(time -> new Turn(time, who(rotation, time)))
                .filter(turn -> !turn.person().equals(now))
                .findFirst();
    }

    /// What is wrong with a recurrence rule; empty if nothing.
    public static Optional<String> flaw(String rule) {
        try {
            var parsed = new RecurrenceRule(rule);
            if (TOO_OFTEN.contains(parsed.getFreq()))
                return Optional.of("nobody changes shifts more than once a day; write FREQ=DAILY");
            return parsed.getUntil() == null && parsed.getCount() == null
                    ? Optional.empty()
                    : Optional.of("the rotation would end one day; leave COUNT and UNTIL out");
        } catch (InvalidRecurrenceRuleException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    /// Hand-overs up to `at`.
    private static int passed(Rotation rotation, Instant at) {
        var turns = turns(rotation);
        int passed = 0;
        while (passed < TURNS_MAX && turns.hasNext() && turns.nextMillis() <= at.toEpochMilli())
            passed++;
        return passed;
    }

    private static RecurrenceRuleIterator turns(Rotation rotation) {
        var zone = TimeZone.getTimeZone(rotation.zone());
        var start = rotation.start().atZone(rotation.zone()).toInstant();
        return recurrence(rotation).iterator(new DateTime(zone, start.toEpochMilli()));
    }

    private static RecurrenceRule recurrence(Rotation rotation) {
        try {
            return new RecurrenceRule(rotation.rule());
        } catch (InvalidRecurrenceRuleException broken) {
            throw new IllegalArgumentException(
                    "rotation %s has no rule '%s'; write FREQ=WEEKLY"
                            .formatted(rotation.name(), rotation.rule()),
                    broken);
        }
    }
}
