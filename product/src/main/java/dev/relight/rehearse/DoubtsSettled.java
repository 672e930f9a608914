package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.engine.JobReport;
import dev.relight.incident.Event;
import dev.relight.incident.Purpose;
import dev.relight.incident.Run;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// I3: what was started and has no outcome is unknown: none is made up; before it is run again,
/// what is reversible was seen to be still needed, and for anything above a person was asked.
final class DoubtsSettled implements Invariant {
    /// Line in doubt -> what has been learnt since.
    private final Map<String, Doubt> doubts = new HashMap<>();

    private final Map<String, Run> running = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Set<String> cutShort = new HashSet<>();

    /// See the fields.
    private static final class Doubt {
        boolean seenDown;
        boolean approved;
    }

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public void recorded(String incident, Event event) {
        switch (event) {
            case Event.JobStarted(_, var run, _) -> started(incident, run);
            case Event.JobEnded(_, var fence, _, _) -> ended(fence);
            case Event.JobNeverRan(_, var fence, _) -> running.remove(fence);
            case Event.JobUnknown(_, var fence, _) -> {
                var run = running.remove(fence);
                if (run != null && run.purpose() == Purpose.ACT)
                    doubts.put(key(incident, run), new Doubt());
            }
            case Event.WentDown _, Event.StillDown _ ->
                    of(incident, doubt -> doubt.seenDown = true);
            case Event.Approved _ -> of(incident, doubt -> doubt.approved = true);
            case Event.RungTaken _ ->
                    doubts.keySet().removeIf(key -> key.startsWith(incident + " "));
            case Event.Opened _,
                    Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    @Override
    public void reported(JobReport report) {
        switch (report.end()) {
            case EXITED, NOT_STARTED -> reported.add(report.id());
            case DEADLINE, KILLED -> cutShort.add(report.id());
            case LOST -> {}
        }
    }

    private void ended(String fence) {
        var run = running.remove(fence);
        if (run == null || reported.contains(fence)) return;
        if (run.danger() != Danger.OBSERVE || !cutShort.contains(fence))
            throw broken(fence + " has an outcome, and nobody reported one");
    }

    private void of(String incident, Consumer<Doubt> change) {
        doubts.forEach((key, doubt) -> {
            if (key.startsWith(incident + " ")) change.accept(doubt);
        });
    }

    private void started(String incident, Run run) {
        running.put(run.fence(), run);
        if (run.purpose() != Purpose.ACT) return;
        var doubt = doubts.remove(key(incident, run));
        if (doubt == null || run.danger() == Danger.OBSERVE) return;
        if (run.danger() == Danger.REVERSIBLE && (doubt.seenDown || doubt.approved)) return;
        if (!doubt.approved)
            throw broken(run.fence() + " (" + run.danger() + ") runs again and nobody was asked");
    }

    private static String key(String incident, Run run) {
        return incident + " " + run.lines();
    }
}
