package dev.relight.rehearse;

import dev.relight.incident.Event;
import dev.relight.incident.Opening;
import dev.relight.incident.Run;
import dev.relight.plan.Pair;
import java.util.HashMap;
import java.util.Map;

/// I7: once the first half of a pair was begun, the second is begun before anything else is tried,
/// or a person is told that it is missing.
final class PairsClosed implements Invariant {
    private final Map<String, Opening> openings = new HashMap<>();
    private final Map<String, Pair> gaps = new HashMap<>();

    @Override
    public String name() {
        return "I7";
    }

    @Override
    public void recorded(String incident, Event event) {
        switch (event) {
            case Event.Opened(_, var opening) -> openings.put(incident, opening);
            case Event.JobStarted(_, var run, _) -> started(incident, run);
            case Event.Warned _, Event.DoneByHand _, Event.Aborted _ -> gaps.remove(incident);
            case Event.RungTaken _, Event.HandedOver _, Event.Resolved _ -> {
                var gap = gaps.get(incident);
                if (gap != null)
                    throw broken(
                            "%s goes on although line %d was never begun after line %d"
                                    .formatted(incident, gap.close(), gap.open()));
            }
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _ -> {}
        }
    }

    private void started(String incident, Run run) {
        var opening = openings.get(incident);
        if (opening == null) return;
        for (var pair : opening.plan().pairs()) {
            if (run.lines().contains(pair.open())) gaps.put(incident, pair);
            if (run.lines().contains(pair.close())) gaps.remove(incident, pair);
        }
    }
}
