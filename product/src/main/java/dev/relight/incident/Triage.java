package dev.relight.incident;

import java.util.ArrayList;
import java.util.List;

/// What kind of outage it is, in sentences for the record.
final class Triage {
    private Triage() {}

    static List<String> findings(Incident.Open open, Circumstances around) {
        var findings = new ArrayList<String>();
        findings.add(
                switch (open.health().state()) {
                    case UP -> "the service answers: " + open.health().detail();
                    case DOWN -> "the service is down: " + open.health().detail();
                    case UNKNOWN -> "nothing can tell whether the service is down";
                });
        if (around.services() > 1)
            findings.add("%d of %d services are down".formatted(around.down(), around.services()));
        if (around.isFleetDown())
            findings.add("so many at once means a cause that this runbook does not know");
        if (around.stop() != null) findings.add("nothing automatic is run: " + around.stop());
        return findings;
    }
}
