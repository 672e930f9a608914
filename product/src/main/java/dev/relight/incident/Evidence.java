package dev.relight.incident;

import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.finding.Horizon;
import dev.relight.finding.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
        return open.known().facts().within(horizon(open).of(open.opening().service()));
    }

    /// With what the house knows: what people changed lately, and how many services are down.
    static Facts of(Incident.Open open, Instant at, Circumstances around) {
        var more = new ArrayList<Fact>();
        if (around.services() > 1)
            more.add(new Fact("services.down_count", Integer.toString(around.down().size()), 0));
        for (var change : Triage.changed(open, at, around))
            more.add(new Fact("deploy.recent", "true", change.text()));
        return of(open).plus(Facts.of(more)).within(horizon(open).of(open.opening().service()));
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

    /// What the service may depend on and was seen to be down: `redis-prod`; sorted.
    static SortedSet<String> lost(Incident.Open open) {
        var lost = new TreeSet<String>();
        for (var name : List.of("db.reachable", "redis.reachable", "http.dependency.ok"))
            for (var fact : of(open).about(Subject.of(name))) {
                var about = Subject.of(fact.subject()).about();
                if (fact.value().equals("false") && !about.isEmpty()) lost.add(about);
            }
        lost.remove(open.opening().service());
        return lost;
    }
}
