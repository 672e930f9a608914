package dev.relight.incident;

import dev.relight.finding.Facts;
import dev.relight.finding.Horizon;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is known, weighed by time: only what is of this outage counts.
public final class Evidence {
    /// Alert rules wait for minutes before they fire, and what ends a service often announces
    /// itself some minutes before.
    static final Duration MARGIN = Duration.ofMinutes(15);

    /// Where nobody saw it begin, it may have gone on for a while before somebody called.
    static final Duration MARGIN_UNSEEN = Duration.ofHours(1);

    private Evidence() {}

    /// Everything seen so far, with what is older than the outage left out.
    static Facts of(Incident.Open open) {
        return open.known().facts().within(horizon(open));
    }

    /// From when on what was written is about this outage.
    static Horizon horizon(Incident.Open open) {
        var onset = open.opening().onset();
        if (onset == null) return unseen(open, null);
        var zone = onset.zone();
        var down = onset.down();
        if (down == null || down.isAfter(open.since())) return unseen(open, zone);
        var from = down.minus(MARGIN);
        var well = onset.well();
        if (well != null && well.isAfter(from) && well.isBefore(down))
            return new Horizon(well, "when it was last well", zone);
        return new Horizon(from, Words.of(MARGIN) + " before it went down", zone);
    }

    private static Horizon unseen(Incident.Open open, @Nullable ZoneId zone) {
        return new Horizon(
                open.since().minus(MARGIN_UNSEEN),
                Words.of(MARGIN_UNSEEN) + " before anybody called",
                zone);
    }

    /// For the outcome of a job: a verification asks how it is since the service came up, anything
    /// else is about the outage.
    public static Horizon horizon(Incident.Open open, Purpose purpose) {
        if (purpose != Purpose.VERIFY || open.health().state() != Health.State.UP)
            return horizon(open);
        return new Horizon(open.health().since(), "since when it is up", horizon(open).zone());
    }
}
