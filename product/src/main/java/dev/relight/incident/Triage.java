package dev.relight.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What kind of outage it is, in sentences for the record.
final class Triage {
    /// A change older than this is rarely the reason.
    private static final Duration LATELY = Duration.ofHours(2);

    /// Names that help to see what they share; of thousands nobody reads more.
    private static final int OTHERS_MAX = 10;

    private Triage() {}

    static List<String> findings(Incident.Open open, Instant at, Circumstances around) {
        var findings = new ArrayList<String>();
        findings.add(
                switch (open.health().state()) {
                    case UP -> "the service answers: " + open.health().detail();
                    case DOWN -> "the service is down: " + open.health().detail();
                    case UNKNOWN -> "nothing can tell whether the service is down";
                });
        checks(open, findings);
        spread(open, around, findings);
        dependencies(open, around, findings);
        changes(open, at, around, findings);
        var stop = open.reins().stop();
        if (stop != null) findings.add("nothing automatic is run: " + stop.words());
        return findings;
    }

    /// How many of the runbook's own checks say that something is wrong.
    private static void checks(Incident.Open open, List<String> findings) {
        int decided = 0;
        int bad = 0;
        for (var seen : open.known().ends().values()) {
            var check = seen.end().check();
            if (check.isUndecided() || seen.end().lacksTool()) continue;
            decided++;
            if (check.isFalse()) bad++;
        }
        if (decided > 0)
            findings.add(
                    "%d of %d checks of the runbook say that something is wrong"
                            .formatted(bad, decided));
    }

    private static String named(List<String> others) {
        if (others.size() <= OTHERS_MAX) return String.join(", ", others);
        return String.join(", ", others.subList(0, OTHERS_MAX)) + " and more";
    }

    private static void spread(Incident.Open open, Circumstances around, List<String> findings) {
        var others =
                around.down().stream()
                        .filter(service -> !service.equals(open.opening().service()))
                        .limit(OTHERS_MAX + 1L)
                        .toList();
        if (around.services() > 1)
            findings.add(
                    others.isEmpty()
                            ? "it is the only one of %d services that is down"
                                    .formatted(around.services())
                            : "%d of %d services are down: also %s"
                                    .formatted(
                                            around.down().size(),
                                            around.services(),
                                            named(others)));
        if (around.isFleetDown())
            findings.add("so many at once means a cause that this runbook does not know");
    }

    private static void dependencies(
            Incident.Open open, Circumstances around, List<String> findings) {
        for (var needed : open.guardrails().dependsOn())
            findings.add(
                    around.down().contains(needed)
                            ? "it depends on %s, which is down too".formatted(needed)
                            : "it depends on %s, which is not known to be down".formatted(needed));
        var lost = Evidence.lost(open);
        if (!lost.isEmpty())
            findings.add(
                    "what it may depend on does not answer: %s; what brings that back goes before what restarts the service"
                            .formatted(named(List.copyOf(lost))));
    }

    private static void changes(
            Incident.Open open, Instant at, Circumstances around, List<String> findings) {
        for (var change : changed(open, at, around)) {
            var before = Duration.between(change.at(), open.since());
            findings.add(
                    "%s, people changed %s: %s"
                            .formatted(
                                    before.isNegative()
                                            ? "since then"
                                            : Words.of(before) + " before it",
                                    change.service().isEmpty() ? "something" : change.service(),
                                    change.text()));
        }
    }

    /// What people did to this service, or to what it depends on, shortly before or since.
    static List<Circumstances.Change> changed(
            Incident.Open open, Instant at, Circumstances around) {
        return around.changes().stream()
                .filter(change ->
                        change.service().isEmpty()
                                || change.service().equals(open.opening().service())
                                || open.guardrails().dependsOn().contains(change.service()))
                .filter(change -> !change.at().isAfter(at))
                .filter(change ->
                        Duration.between(change.at(), open.since()).compareTo(LATELY) <= 0)
                .toList();
    }
}
