package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/// A planned time in which alerts are recorded and nothing automatic is done.
///
/// @param start of the first one, on the wall clock of `zone`
/// @param length of each
/// @param every an RFC 5545 recurrence rule such as `FREQ=WEEKLY;BYDAY=SU`; null: only once
/// @param because shown and kept
public record Window(
        LocalDateTime start, Duration length, ZoneId zone, @Nullable String every, String because) {
    /// A longer one is a pause.
    public static final Duration LENGTH_MAX = Duration.ofDays(31);

    /// Starts looked through at most; windows longer than the time between them are a pause.
    private static final int STARTS_MAX = 1_000;

    public Window {
        if (length.isNegative() || length.isZero() || length.compareTo(LENGTH_MAX) > 0)
            throw new IllegalArgumentException(
                    "a window of " + length + "; give more than nothing, at most 31 days");
    }

    /// One that is open.
    public record Open(Instant until, String because) {}

    /// What is wrong with a rule; empty if nothing.
    public static Optional<String> flaw(String rule) {
        try {
            var _ = new RecurrenceRule(rule);
            return Optional.empty();
        } catch (InvalidRecurrenceRuleException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    /// Empty while it is shut; it opens at its start and is shut again at its end.
    Optional<Open> open(Instant at) {
        var first = start.atZone(zone).toInstant();
        if (at.isBefore(first)) return Optional.empty();
        return last(first, at)
                .map(begun -> begun.plus(length))
                .filter(at::isBefore)
                .map(until -> new Open(until, because));
    }

    /// The last start that is not after `at`.
    private Optional<Instant> last(Instant first, Instant at) {
        if (every == null) return Optional.of(first);
        var starts =
                recurrence(every)
                        .iterator(new DateTime(TimeZone.getTimeZone(zone), first.toEpochMilli()));
        starts.fastForward(at.minus(length).toEpochMilli());
        Instant last = null;
        for (int i = 0; i < STARTS_MAX && starts.hasNext(); i++) {
            var next = Instant.ofEpochMilli(starts.nextMillis());
            if (next.isAfter(at)) break;
            last = next;
        }
        return Optional.ofNullable(last);
    }

    private static RecurrenceRule recurrence(String rule) {
        try {
            return new RecurrenceRule(rule);
        } catch (InvalidRecurrenceRuleException broken) {
            throw new IllegalArgumentException(
                    "'" + rule + "' is no recurrence rule; write FREQ=WEEKLY;BYDAY=SU", broken);
        }
    }
}
