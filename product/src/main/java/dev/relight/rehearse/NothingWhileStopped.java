package dev.relight.rehearse;

import dev.relight.danger.Danger;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.incident.Event;
import dev.relight.incident.Guard;
import dev.relight.incident.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// I13: nothing that is more than a look begins under a hold, or in a maintenance window whose
/// glass nobody has broken; and a hold kills what runs within a second.
final class NothingWhileStopped implements Invariant {
    private static final Duration LATE_MAX = Duration.ofSeconds(1);

    private final Map<String, Opening> openings = new HashMap<>();
    private final Map<String, Instant> windowBroken = new HashMap<>();

    /// Jobs that are more than a look, and whose.
    private final Map<String, String> acting = new HashMap<>();

    /// When they were decided. The clock may jump before they begin: what was decided before a
    /// window is not of the window.
    private final Map<String, Instant> decided = new HashMap<>();

    /// Of those, the ones under way on the machine.
    private final Map<String, String> running = new HashMap<>();

    /// By service, since when; the empty name is everything.
    private final Map<String, Instant> holds = new HashMap<>();

    private Instant revived = Instant.MIN;

    @Override
    public String name() {
        return "I13";
    }

    @Override
    public void recorded(String incident, Event event) {
        switch (event) {
            case Event.Opened(_, var opening) -> openings.put(incident, opening);
            case Event.GlassBroken(_, var guard, _, var until, _, _) -> {
                if (guard == Guard.WINDOW) windowBroken.put(incident, until);
            }
            case Event.JobStarted(var at, var run, _) -> {
                if (run.danger() != Danger.OBSERVE) acting.put(run.fence(), incident);
                decided.put(run.fence(), at);
            }
            // Relight knows no more of it than we do: whoever runs it has not said a word.
            case Event.JobUnknown(_, var fence, _) -> running.remove(fence);
            case Event.OfWork _,
                    Event.OfLadder _,
                    Event.OfCourse _,
                    Event.OfDesk _,
                    Event.Closed _,
                    Event.Aborted _ -> {}
        }
    }

    @Override
    public void held(String service, boolean holds, Instant now) {
        if (holds) this.holds.putIfAbsent(service, now);
        else this.holds.remove(service);
    }

    @Override
    public void begun(Job job, Instant now) {
        var incident = acting.get(job.id());
        if (incident == null) return;
        if (heldSince(incident) != null)
            throw broken("%s began at %s although it is on hold".formatted(job.id(), now));
        var at = decided.getOrDefault(job.id(), now);
        boolean mayBe = at.isBefore(windowBroken.getOrDefault(incident, Instant.MIN));
        if (!mayBe && isInWindow(incident, at))
            throw broken("%s was decided at %s, in a maintenance window".formatted(job.id(), at));
        running.put(job.id(), incident);
    }

    @Override
    public void reported(JobReport report) {
        running.remove(report.id());
    }

    @Override
    public void revived(Instant now) {
        revived = now;
    }

    @Override
    public void passed(Instant now) {
        running.forEach((fence, incident) -> {
            var since = heldSince(incident);
            if (since == null) return;
            var from = since.isBefore(revived) ? revived : since;
            if (now.isAfter(from.plus(LATE_MAX)))
                throw broken("%s still runs at %s, held since %s".formatted(fence, now, since));
        });
    }

    private @Nullable Instant heldSince(String incident) {
        var all = holds.get("");
        var opening = openings.get(incident);
        return all != null || opening == null ? all : holds.get(opening.service());
    }

    private boolean isInWindow(String incident, Instant now) {
        var opening = openings.get(incident);
        if (opening == null) return false;
        for (var window : opening.policy().guardrails().windows()) {
            var start = window.start().atZone(window.zone()).toInstant();
            if (!now.isBefore(start) && now.isBefore(start.plus(window.length()))) return true;
        }
        return false;
    }
}
