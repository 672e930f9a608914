package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Opening;
import dev.relight.incident.Policy;
import dev.relight.incident.Stop;
import dev.relight.lexicon.EscalationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// I4: each escalation timer fires once, within a second of its time, or of the next start.
final class TimersFire implements Invariant {
    private static final Duration LATE_MAX = Duration.ofSeconds(1);

    private final Map<String, Open> open = new HashMap<>();
    private Instant revived = Instant.MIN;

    /// What is known of an incident.
    private static final class Open {
        final Map<Integer, Instant> due = new HashMap<>();
        final Set<Integer> fired = new HashSet<>();
        List<Policy.Call> calls = List.of();
        Instant callsFrom = Instant.MIN;
        @Nullable Opening opening;

        boolean isPlanned(Instant at) {
            return opening != null && !counted(at, opening).equals(at);
        }

        int called;
        boolean answered;

        /// For how long a person's word holds; null: without end.
        @Nullable Duration holds;

        Instant answeredAt = Instant.MIN;
        @Nullable Instant runsOut;

        void answered(Instant at) {
            if (!answered) answeredAt = at;
            answered = true;
            runsOut = holds == null ? null : at.plus(holds);
        }

        /// Not once more for the time that people let pass: the climb stood still for them.
        void unanswered(Instant at) {
            var from = answeredAt.isBefore(counted) ? counted : answeredAt;
            if (from.isBefore(at)) callsFrom = callsFrom.plus(Duration.between(from, at));
            answered = false;
            runsOut = null;
            climbsOn = at;
        }

        /// What fell due in a leap of the clock, right before somebody answered, comes then.
        Instant nextCall() {
            var due = callsFrom.plus(calls.get(called).after());
            return due.isBefore(climbsOn) ? climbsOn : due;
        }

        Instant climbsOn = Instant.MIN;
        Instant counted = Instant.MIN;
        Instant pausedUntil = Instant.MIN;
        boolean paused;

        /// In a maintenance window nobody is called; this says until when at most.
        @Nullable Instant quietUntil;
    }

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public void revived(Instant now) {
        revived = now;
    }

    @Override
    public void recorded(String incident, Event event) {
        if (event instanceof Event.Opened(var at, var opening))
            open.put(incident, rows(at, opening));
        var its = open.get(incident);
        if (its == null) return;
        switch (event) {
            case Event.Escalated(var at, int line, _, _) -> fired(incident, its, at, line);
            case Event.Called(var at, int call, _, _, var because) ->
                    called(incident, its, at, call, because);
            case Event.Acknowledged(var at, var by) -> {
                if (!by.equals("relight")) its.answered(at);
            }
            case Event.Approved _, Event.Chosen _, Event.Refused _, Event.TakenUpAgain _ ->
                    its.answered(event.at());
            case Event.TakenOver(var at, _, _) -> {
                its.answered(at);
                its.runsOut = null;
            }
            case Event.AcknowledgementRanOut(var at, _, _, _) -> ranOut(incident, its, at);
            case Event.SoakBegan _ -> {
                its.paused = true;
                its.runsOut = null;
            }
            case Event.DownAgain(var at, _) -> {
                its.paused = false;
                its.pausedUntil = at;
                its.callsFrom = at.isBefore(its.counted) ? its.counted : at;
                its.called = 0;
                its.answered = false;
                its.runsOut = null;
            }
            case Event.Stopped(var at, var stop) -> quiet(incident, its, at, stop);
            case Event.Freed(var at, _) -> loud(its, at);
            case Event.Closed _, Event.Aborted _ -> open.remove(incident);
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _ ->
                    missed(incident, its, event.at());
        }
    }

    @Override
    public void passed(Instant now) {
        open.forEach((incident, its) -> missed(incident, its, now));
    }

    private void quiet(String incident, Open its, Instant at, Stop stop) {
        if (stop.kind() != Stop.Kind.WINDOW) {
            loud(its, at);
            return;
        }
        if (!its.isPlanned(at))
            throw broken("%s keeps quiet at %s without a window".formatted(incident, at));
        its.quietUntil = stop.until();
    }

    private static void loud(Open its, Instant at) {
        if (its.quietUntil != null && its.pausedUntil.isBefore(at)) its.pausedUntil = at;
        its.quietUntil = null;
    }

    /// Time is given from the end of a window in which the alert came.
    private static Instant counted(Instant at, Opening opening) {
        var counted = at;
        for (var window : opening.policy().guardrails().windows()) {
            var start = window.start().atZone(window.zone()).toInstant();
            var end = start.plus(window.length());
            if (!at.isBefore(start) && at.isBefore(end) && end.isAfter(counted)) counted = end;
        }
        return counted;
    }

    private static Open rows(Instant opened, Opening opening) {
        var its = new Open();
        its.opening = opening;
        var at = counted(opened, opening);
        for (var row : opening.plan().escalation())
            if (row.kind() == EscalationKind.AFTER_DURATION)
                its.due.put(row.line(), at.plus(Duration.parse(row.value())));
        its.calls = opening.policy().calls();
        its.counted = at;
        its.holds = opening.policy().patience().acknowledged();
        its.callsFrom = at;
        if (its.due.isEmpty() && its.calls.isEmpty())
            its.due.put(0, at.plus(opening.policy().patience().escalate()));
        return its;
    }

    private void fired(String incident, Open its, Instant at, int line) {
        if (!its.fired.add(line))
            throw broken("line %d of %s fired twice".formatted(line, incident));
        if (its.due.containsKey(line) && at.isAfter(latest(its, line)))
            throw broken("line %d of %s fired at %s".formatted(line, incident, at));
    }

    /// A condition that shows is told at once; it has no time.
    private void called(String incident, Open its, Instant at, int call, String because) {
        if (its.answered)
            throw broken("call %d of %s was made though it is answered".formatted(call, incident));
        if (call != its.called + 1)
            throw broken("call %d of %s follows call %d".formatted(call, incident, its.called));
        boolean early = because.startsWith("nobody could be told");
        var due = its.nextCall();
        its.called = call;
        if (at.isBefore(due) && !early)
            throw broken("call %d of %s came early, at %s".formatted(call, incident, at));
        if (at.isAfter(latest(due, its)))
            throw broken("call %d of %s came late, at %s".formatted(call, incident, at));
    }

    private void ranOut(String incident, Open its, Instant at) {
        var due = its.runsOut;
        if (due == null || at.isBefore(due))
            throw broken("what was said of %s ran out early, at %s".formatted(incident, at));
        if (at.isAfter(latest(due, its)))
            throw broken("what was said of %s ran out late, at %s".formatted(incident, at));
        its.unanswered(at);
    }

    private void missed(String incident, Open its, Instant at) {
        if (its.paused) return;
        if (its.quietUntil != null) {
            if (at.isAfter(latest(its.quietUntil, its)))
                throw broken("%s is quiet at %s, past the window".formatted(incident, at));
            return;
        }
        for (int line : its.due.keySet())
            if (!its.fired.contains(line) && at.isAfter(latest(its, line)))
                throw broken("line %d of %s has not fired by %s".formatted(line, incident, at));
        if (its.runsOut != null && at.isAfter(latest(its.runsOut, its)))
            throw broken("what was said of %s still holds at %s".formatted(incident, at));
        if (its.answered || its.called >= its.calls.size()) return;
        if (at.isAfter(latest(its.nextCall(), its)))
            throw broken(
                    "call %d of %s was not made by %s".formatted(its.called + 1, incident, at));
    }

    private Instant latest(Open its, int line) {
        return latest(its.due.getOrDefault(line, Instant.MIN), its);
    }

    private Instant latest(Instant due, Open its) {
        var time = due;
        if (time.isBefore(its.pausedUntil)) time = its.pausedUntil;
        if (time.isBefore(revived)) time = revived;
        return time.plus(LATE_MAX);
    }
}
