package dev.relight.rehearse;

import dev.relight.engine.Alert;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Checks every invariant after every step; the first that is broken is thrown.
final class Auditor {
    private final Time time;
    private final List<Invariant> all;
    private final Map<String, List<Integer>> lines = new HashMap<>();

    Auditor(Time time, Secrets secrets, ReplaySame replay) {
        this.time = time;
        all =
                List.of(
                        new YesBeforeDanger(),
                        new DurableFirst(),
                        new DoubtsSettled(),
                        new TimersFire(),
                        new RecoveriesLimited(),
                        new PlaceholdersBound(),
                        new PairsClosed(),
                        new ProvenResolved(),
                        replay,
                        new NobodyWaits(),
                        new SecretsHidden(secrets),
                        new OneActor(),
                        new NothingWhileStopped());
    }

    void durable(String incident, List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.JobStarted(_, var run, _))
                lines.put(run.fence(), run.lines());
            each(invariant -> invariant.recorded(incident, event));
        }
    }

    /// Lines of the runbook that a job runs: as recorded, or as a look at the health names itself.
    List<Integer> lines(String fence) {
        var recorded = lines.get(fence);
        if (recorded != null) return recorded;
        int at = fence.lastIndexOf(".H");
        return at < 0
                ? List.of()
                : List.of(Integer.parseInt(fence.substring(at + 2, fence.indexOf('.', at + 2))));
    }

    void heard(String incident, Incident live) {
        each(invariant -> invariant.heard(incident, live));
    }

    void begun(Job job) {
        each(invariant -> invariant.begun(job, time.instant()));
    }

    void reported(JobReport report) {
        each(invariant -> invariant.reported(report));
    }

    void said(String incident, Signal.ByPerson said) {
        each(invariant -> invariant.said(incident, said));
    }

    void kept(String text) {
        each(invariant -> invariant.written("a kept output", text));
    }

    void written(String where, String text) {
        each(invariant -> invariant.written(where, text));
    }

    void sent(Alert alert) {
        each(invariant -> invariant.sent(alert, time.instant()));
    }

    void accepted(Alert alert) {
        each(invariant -> invariant.accepted(alert));
    }

    void held(String service, boolean holds) {
        each(invariant -> invariant.held(service, holds, time.instant()));
    }

    void revived(Instant now) {
        each(invariant -> invariant.revived(now));
    }

    void passed(Instant now) {
        each(invariant -> invariant.passed(now));
    }

    void over() {
        each(Invariant::over);
    }

    private void each(Consumer<Invariant> look) {
        for (var invariant : all) look.accept(invariant);
    }
}
