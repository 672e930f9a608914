package dev.relight.people;

import java.time.Instant;
import java.util.Optional;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/// Says whose turn it is.
public final class OnCall {
    /// Hand-overs looked through at most: a daily rotation for 54 years.
    private static final int TURNS_MAX = 20_000;

    private OnCall() {}

    /// Who is on call at `at`; before the first hand-over it is the first person.
    public static Person who(Rotation rotation, Instant at) {
        return rotation.covers().reversed().stream()
                .filter(cover -> cover.holds(at))
                .findFirst()
                .map(Cover::person)
                .orElseGet(() -> turn(rotation, at));
    }

    /// What is wrong with a recurrence rule; empty if nothing.
    public static Optional<String> flaw(String rule) {
        try {
            var parsed = new RecurrenceRule(rule);
            return parsed.getUntil() == null && parsed.getCount() == null
                    ? Optional.empty()
                    : Optional.of("the rotation would end one day; leave COUNT and UNTIL out");
        } catch (InvalidRecurrenceRuleException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    private static Person turn(Rotation rotation, Instant at) {
        var zone = TimeZone.getTimeZone(rotation.zone());
        var start = rotation.start().atZone(rotation.zone()).toInstant();
        var turns = recurrence(rotation).iterator(new DateTime(zone, start.toEpochMilli()));
        int passed = 0;
        while (passed < TURNS_MAX && turns.hasNext() && turns.nextMillis() <= at.toEpochMilli())
            passed++;
        return rotation.people().get(Math.max(0, passed - 1) % rotation.people().size());
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
