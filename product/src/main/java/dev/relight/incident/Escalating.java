package dev.relight.incident;

import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.EscalationSigns;
import dev.relight.plan.Escalation;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the next person: by the runbook's own limits and conditions, and by the team's policy.
///
/// The policy's climb ends when somebody answers; the runbook's limits do not: they speak of the
/// service, not of people.
final class Escalating {
    /// A list of contacts without times is climbed at this pace.
    private static final Duration STEP = Duration.ofMinutes(15);

    /// One repair that fails is a night; two are a pattern.
    private static final int REPAIRS_FAILED_MIN = 2;

    private Escalating() {}

    static List<Event> next(Incident.Open open, Instant at, Circumstances around) {
        if (isRestored(open) || open.reins().isWindow()) return List.of();
        var clock = open.clock();
        var ranOut = Acknowledgement.next(open, at);
        if (!ranOut.isEmpty()) return ranOut;
        for (var row : rows(open))
            if (!clock.escalated().contains(row.line()) && row.isDue(open, at))
                return List.of(new Event.Escalated(at, row.line(), row.text(), why(open, at)));
        var shown = shown(open, at, around);
        return shown.isEmpty() ? call(open, at) : shown;
    }

    /// The conditions of the runbook that hold now; none is read while nothing could show.
    private static List<Event> shown(Incident.Open open, Instant at, Circumstances around) {
        boolean any =
                around.down().size() > 1
                        || open.stage() instanceof Stage.HandedOver
                        || failed(open) >= REPAIRS_FAILED_MIN;
        if (!any) return List.of();
        for (var row : open.opening().plan().escalation()) {
            if (open.clock().escalated().contains(row.line())) continue;
            var sign = sign(open, row, around);
            if (sign != null) return List.of(new Event.Escalated(at, row.line(), row.text(), sign));
        }
        return List.of();
    }

    private static int failed(Incident.Open open) {
        int failed = 0;
        for (var tried : open.trail().tried().values())
            if (tried.result() == Trail.Result.FAILED) failed++;
        return failed;
    }

    static List<Instant> wakes(Incident.Open open) {
        if (isRestored(open)) return List.of();
        var times = new ArrayList<Instant>();
        for (var row : rows(open))
            if (!open.clock().escalated().contains(row.line()) && row.stands(open))
                times.add(row.due(open));
        var holds = Acknowledgement.holdsUntil(open);
        if (holds != null) times.add(holds);
        if (isClimbing(open)) times.add(callAt(open));
        return times;
    }

    static List<Due> ahead(Incident.Open open) {
        if (isRestored(open)) return List.of();
        var ahead = new ArrayList<Due>();
        for (var row : rows(open))
            if (!open.clock().escalated().contains(row.line()) && row.stands(open))
                ahead.add(new Due(row.due(open), row.text(), row.line()));
        var held = open.clock().held();
        if (held != null && held.until() != null)
            ahead.add(
                    new Due(
                            held.until(),
                            "unless %s says once more to have it".formatted(held.by()),
                            0));
        if (isClimbing(open)) ahead.add(new Due(callAt(open), nextCall(open).whom(), 0));
        return ahead;
    }

    private static List<Event> call(Incident.Open open, Instant at) {
        if (!isClimbing(open)) return List.of();
        boolean early = open.clock().unheard();
        if (!early && at.isBefore(callAt(open))) return List.of();
        var call = nextCall(open);
        var because =
                early
                        ? "nobody could be told at the level before"
                        : open.clock().calls() == 0
                                ? "it is down"
                                : "nobody has answered" + after(open, at);
        return List.of(
                new Event.Called(at, open.clock().calls() + 1, call.level(), call.whom(), because));
    }

    private static String after(Incident.Open open, Instant at) {
        var clock = open.clock();
        return clock.lapsed().isEmpty()
                ? " after " + Words.of(Duration.between(clock.since(), at))
                : ", and %s, who had it, has not said so again".formatted(clock.lapsed());
    }

    private static boolean isClimbing(Incident.Open open) {
        return open.desk().acknowledgedBy() == null
                && open.clock().calls() < open.opening().policy().calls().size();
    }

    private static Policy.Call nextCall(Incident.Open open) {
        return open.opening().policy().calls().get(open.clock().calls());
    }

    private static Instant callAt(Incident.Open open) {
        var since = open.clock().since();
        var counted = Stops.counted(open);
        return (since.isBefore(counted) ? counted : since)
                .plus(open.clock().idle())
                .plus(nextCall(open).after());
    }

    /// One time limit.
    ///
    /// @param line of the runbook; 0 for the standard one
    /// @param untilAnswered it falls away when a person has acknowledged
    private record Row(int line, String text, Duration after, boolean untilAnswered) {
        boolean stands(Incident.Open open) {
            return !untilAnswered || open.desk().acknowledgedBy() == null;
        }

        boolean isDue(Incident.Open open, Instant at) {
            return stands(open) && !at.isBefore(due(open));
        }

        /// One that waits for an answer has waited while somebody had it.
        Instant due(Incident.Open open) {
            var due = Stops.counted(open).plus(after);
            return untilAnswered ? due.plus(open.clock().idle()) : due;
        }
    }

    /// The runbook's own limits; where it names none and the team has no policy, the standard one.
    private static List<Row> rows(Incident.Open open) {
        var rows = new ArrayList<Row>();
        var plan = open.opening().plan();
        for (var row : plan.escalation())
            if (row.kind() == EscalationKind.AFTER_DURATION)
                rows.add(new Row(row.line(), row.text(), length(open, row.value()), false));
        if (rows.isEmpty() && open.opening().policy().calls().isEmpty())
            rows.add(new Row(0, "not restored in time", open.patience().escalate(), false));
        addList(plan, rows);
        return rows;
    }

    /// A list of contacts beneath the limits: the first is told by the limits, the others one after
    /// the other from the first limit on.
    private static void addList(Plan plan, List<Row> rows) {
        if (rows.isEmpty()) return;
        var list = Contacts.list(plan);
        if (list.size() < 2) return;
        var first = rows.getFirst().after();
        for (var row : rows) if (row.after().compareTo(first) < 0) first = row.after();
        for (int i = 1; i < list.size(); i++)
            rows.add(
                    new Row(
                            list.get(i).line(),
                            list.get(i).text(),
                            first.plus(STEP.multipliedBy(i)),
                            true));
    }

    private static Duration length(Incident.Open open, String iso) {
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            return open.patience().escalate();
        }
    }

    /// Why a condition holds; null while it does not, or only a person can tell.
    private static @Nullable String sign(Incident.Open open, Escalation row, Circumstances around) {
        if (row.kind() != EscalationKind.CONDITION) return null;
        return switch (EscalationSigns.of(row.value())) {
            case SEVERAL_DOWN ->
                    around.down().size() > 1 ? around.down().size() + " services are down" : null;
            case REPAIRS_FAILED -> {
                int failed = failed(open);
                yield failed >= REPAIRS_FAILED_MIN ? failed + " repairs did not help" : null;
            }
            case USED_UP ->
                    open.stage() instanceof Stage.HandedOver(_, var because)
                            ? "handed over: " + because
                            : null;
            case PERSON -> null;
        };
    }

    private static String why(Incident.Open open, Instant at) {
        return "not restored after " + Words.of(Duration.between(open.since(), at));
    }

    private static boolean isRestored(Incident.Open open) {
        return switch (open.stage()) {
            case Stage.Soaking _, Stage.Watching _ -> true;
            case Stage.Assessing _, Stage.Climbing _, Stage.Verifying _, Stage.HandedOver _ ->
                    false;
        };
    }
}
