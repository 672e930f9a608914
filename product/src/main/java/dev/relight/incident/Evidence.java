package dev.relight.incident;

import dev.relight.finding.Facts;
import dev.relight.finding.Horizon;
import java.time.Duration;

/// What is known, weighed by time: only what is of this outage counts.
public final class Evidence {
    /// Alert rules wait for minutes before they fire, and what ends a service often announces
    /// itself some minutes before.
    static final Duration MARGIN = Duration.ofMinutes(15);

    private Evidence() {}

    /// Everything seen so far, with what is older than the outage left out.
    static Facts of(Incident.Open open) {
        return open.known().facts().within(horizon(open));
    }

    /// From when on what was written is about this outage.
    static Horizon horizon(Incident.Open open) {
        return new Horizon(
                open.since().minus(MARGIN), Words.of(MARGIN) + " before it went down", null);
    }

    /// For the outcome of a job: a verification asks how it is since the service came up, anything
    /// else is about the outage.
    public static Horizon horizon(Incident.Open open, Purpose purpose) {
        if (purpose != Purpose.VERIFY || open.health().state() != Health.State.UP)
            return horizon(open);
        return new Horizon(open.health().since(), "since when it is up", null);
    }
}
