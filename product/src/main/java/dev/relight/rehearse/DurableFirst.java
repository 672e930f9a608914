package dev.relight.rehearse;

import dev.relight.engine.Job;
import dev.relight.incident.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// I2: no effect before its event is durable, and none twice under one fence.
final class DurableFirst implements Invariant {
    private final Map<String, List<String>> intended = new HashMap<>();
    private final Set<String> begun = new HashSet<>();

    @Override
    public String name() {
        return "I2";
    }

    @Override
    public void recorded(String incident, Event event) {
        if (!(event instanceof Event.JobStarted(_, var run, _))) return;
        if (intended.put(run.fence(), run.form().lines()) != null)
            throw broken("the fence " + run.fence() + " was used twice");
    }

    @Override
    public void begun(Job job, Instant now) {
        if (onlyReads(job)) return;
        var lines = intended.get(job.id());
        if (lines == null) throw broken(job.id() + " began and no event says so");
        if (!lines.equals(job.lines())) throw broken(job.id() + " runs other lines than recorded");
        if (!begun.add(job.id())) throw broken(job.id() + " began twice");
    }

    /// Looking at the health, or at a file that a yes covers, is owed as long as the state says so;
    /// it may be done again and again, and is no event.
    private static boolean onlyReads(Job job) {
        return job.id().contains(".H") || job.id().matches(".*\\.F[0-9a-f]+\\.[0-9]+");
    }
}
