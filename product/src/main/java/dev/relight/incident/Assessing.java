package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Evidence first: everything that only looks is run, before anything is changed.
final class Assessing {
    /// Longer than this no single look is worth: people wait, and a late answer counts anyway.
    static final Duration AWAITED_MAX = Duration.ofSeconds(30);

    private Assessing() {}

    static List<Event> next(
            Incident.Open open, Stage.Assessing stage, Instant at, Circumstances around) {
        if (open.health().isUpSteadily(at, open.patience().steady()))
            return List.of(
                    new Event.VerifyingBegan(
                            at, "it is up again without our doing: " + open.health().detail()));
        if (open.isHeld()) return List.of();
        var looks = looks(open, stage);
        var more = looks.next(at);
        if (!more.isEmpty()) return more;
        if (looks.areDone()) return done(open, at, around, "all of it is in");
        var over = stage.since().plus(open.patience().evidence());
        if (at.isBefore(over)) return List.of();
        if (at.isBefore(over.plus(AWAITED_MAX)) && Belief.mayChange(open, at, around))
            return List.of();
        return done(open, at, around, "the time for it is over; the rest may still come in");
    }

    private static Looks looks(Incident.Open open, Stage.Assessing stage) {
        var wanted = Procedures.evidence(open.opening().plan());
        return new Looks(open, Purpose.EVIDENCE, wanted, stage.since());
    }

    private static List<Event> done(
            Incident.Open open, Instant at, Circumstances around, String because) {
        var events = new ArrayList<Event>();
        events.add(new Event.EvidenceGathered(at, because));
        events.add(new Event.Triaged(at, Triage.findings(open, at, around)));
        return events;
    }
}
