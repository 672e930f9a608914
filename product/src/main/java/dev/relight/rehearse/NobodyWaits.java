package dev.relight.rehearse;

import dev.relight.engine.Alert;
import dev.relight.engine.Job;
import dev.relight.incident.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// I10: whatever is stuck elsewhere, an alert is accepted and a command begins within a second of
/// virtual time, in which nothing but waiting for another takes any time.
final class NobodyWaits implements Invariant {
    private static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final Map<String, Instant> unheard = new HashMap<>();
    private final Map<String, Instant> unbegun = new HashMap<>();

    @Override
    public String name() {
        return "I10";
    }

    @Override
    public void sent(Alert alert, Instant now) {
        unheard.putIfAbsent(alert.dedupKey(), now);
    }

    @Override
    public void accepted(Alert alert) {
        unheard.remove(alert.dedupKey());
    }

    @Override
    public void recorded(String incident, Event event) {
        if (event instanceof Event.JobStarted(var at, var run, _)) unbegun.put(run.fence(), at);
        if (event instanceof Event.JobUnknown unknown) unbegun.remove(unknown.fence());
    }

    @Override
    public void begun(Job job, Instant now) {
        unbegun.remove(job.id());
    }

    /// What had not begun is looked for now, and the senders begin anew.
    @Override
    public void revived(Instant now) {
        unbegun.clear();
        unheard.replaceAll((_, _) -> now);
    }

    @Override
    public void passed(Instant now) {
        unheard.forEach((key, since) -> {
            if (since.plus(WAIT_MAX).isBefore(now))
                throw broken("the alert " + key + " of " + since + " is not accepted yet");
        });
        unbegun.forEach((fence, since) -> {
            if (since.plus(WAIT_MAX).isBefore(now))
                throw broken(fence + " was to begin at " + since + " and has not begun");
        });
    }
}
