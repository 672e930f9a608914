package dev.relight.rehearse;

import dev.relight.engine.Job;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import java.time.Instant;
import java.util.List;

/// Checks every invariant after every step.
final class Auditor {
    private final ReplaySame replay = new ReplaySame();
    private final List<Invariant> all =
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
                    new OneActor());

    void durable(String incident, List<Event> events) {
        for (var event : events) for (var invariant : all) invariant.recorded(incident, event);
    }

    void heard(String incident, Incident live) {
        replay.compare(incident, live);
    }

    void begun(Job job) {
        for (var invariant : all) invariant.begun(job);
    }

    void revived(Instant now) {
        for (var invariant : all) invariant.revived(now);
    }
}
