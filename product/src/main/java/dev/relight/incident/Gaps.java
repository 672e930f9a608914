package dev.relight.incident;

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

    private static String shown(Part.Commands commands) {
        return Shown.lines(commands.form()).stream().collect(Collectors.joining("; "));
    }
}
