package dev.relight.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is said and left to people when the second half of a pair fails.
final class Gaps {
    private Gaps() {}

    /// After a job that should have closed a gap; empty if it did, or was to close none.
    static List<Event> after(Incident.Open open, Run run, Event.JobEnded ended) {
        if (run.purpose() != Purpose.ACT
                || !(open.footing() instanceof Footing.Running(_, var grip, var fence))
                || !fence.equals(run.fence())
                || !(grip.part() instanceof Part.Commands commands)
                || commands.closes() == 0) return List.of();
        var failure = Work.failure(ended.lines());
        if (failure.isEmpty()) return List.of();
        var next = grip.pastFailure(failure);
        if (!next.isDone() && next.part() instanceof Part.Commands rescue && rescue.rescue())
            return List.of(
                    new Event.Warned(
                            ended.at(),
                            "what line %d took down is still down: %s; now comes %s"
                                    .formatted(commands.closes(), failure, shown(rescue))));
        var events = new ArrayList<Event>();
        events.add(
                new Event.Warned(
                        ended.at(),
                        "what line %d took down is still down: %s; a person must bring it up: %s"
                                .formatted(commands.closes(), failure, shown(commands))));
        events.add(
                new Event.ErrandLeft(
                        ended.at(),
                        new Errand(
                                commands.line(),
                                shown(commands),
                                "it should have closed the gap of line %d, and failed"
                                        .formatted(commands.closes()),
                                null)));
        return events;
    }

    /// Before a rung is given up of which something has run: what it took down and will not bring
    /// up is a person's now; empty if there is nothing.
    static List<Event> left(Grip grip, Instant at) {
        var events = new ArrayList<Event>();
        if (!grip.owesClosing()) return events;
        for (var part : grip.rest())
            if (part instanceof Part.Commands closer && closer.closes() > 0 && !closer.rescue())
                events.add(
                        new Event.ErrandLeft(
                                at,
                                new Errand(
                                        closer.line(),
                                        shown(closer),
                                        "line %d has been begun, and this closes it"
                                                .formatted(closer.closes()),
                                        null)));
        events.add(
                new Event.Warned(
                        at,
                        "%s is given up, and what it took down is still down"
                                .formatted(grip.rung().title())));
        return events;
    }

    /// What should have closed a gap, and nobody knows whether it did, is not run once more: a
    /// person must see to it; empty if it was to close none.
    static List<Event> inDoubt(Grip grip, Instant at) {
        if (!(grip.part() instanceof Part.Commands closer) || closer.closes() == 0)
            return List.of();
        return List.of(
                new Event.ErrandLeft(
                        at,
                        new Errand(
                                closer.line(),
                                shown(closer),
                                "it should have closed the gap of line %d, and nobody knows whether it did"
                                        .formatted(closer.closes()),
                                null)),
                new Event.Warned(
                        at,
                        "what line %d took down may still be down: see to it that this was done: %s"
                                .formatted(closer.closes(), shown(closer))));
    }

    private static String shown(Part.Commands commands) {
        return Shown.lines(commands.form()).stream().collect(Collectors.joining("; "));
    }
}
