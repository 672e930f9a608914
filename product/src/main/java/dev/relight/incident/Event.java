package dev.relight.incident;

import dev.relight.finding.Facts;
import java.time.Instant;
import java.util.List;

/// Something that has happened to an incident; written once, never changed.
public sealed interface Event {
    /// When, UTC.
    Instant at();

    record Opened(Instant at, Opening opening) implements Event {}

    record Acknowledged(Instant at, String by) implements Event {}

    /// Relight started again after a crash; what was running is looked for.
    record Resumed(Instant at) implements Event {}

    record CameUp(Instant at, String detail) implements Event {}

    record WentDown(Instant at, String detail) implements Event {}

    /// Seen down once more, where somebody waited for just that.
    record StillDown(Instant at, String detail) implements Event {}

    /// The intent, written before anything runs.
    record JobStarted(Instant at, Run run, String because) implements Event {}

    record JobEnded(Instant at, String fence, List<LineEnd> lines, Facts facts) implements Event {
        public JobEnded {
            lines = List.copyOf(lines);
        }
    }

    /// It may have run, wholly, partly or not at all.
    record JobUnknown(Instant at, String fence, String because) implements Event {}

    /// A command that looks was left out.
    record LookSkipped(Instant at, int line, String because) implements Event {}

    /// What was looked at before anything was changed.
    record EvidenceGathered(Instant at, String because) implements Event {}

    /// What kind of outage this is.
    record Triaged(Instant at, List<String> findings) implements Event {
        public Triaged {
            findings = List.copyOf(findings);
        }
    }

    record ScenarioChosen(Instant at, Hypothesis chosen, List<Hypothesis> others) implements Event {
        public ScenarioChosen {
            others = List.copyOf(others);
        }
    }

    record NoScenarioFits(Instant at, List<Hypothesis> candidates, String because)
            implements Event {
        public NoScenarioFits {
            candidates = List.copyOf(candidates);
        }
    }

    record RungTaken(Instant at, Rung rung, String because) implements Event {}

    record RungSkipped(Instant at, Rung.Key rung, String title, String because) implements Event {}

    record Asked(Instant at, Question question) implements Event {}

    /// One yes; the rung goes on when there are enough.
    record Approved(Instant at, String question, String by) implements Event {}

    record Refused(Instant at, String question, String by, String because) implements Event {}

    record Expired(Instant at, String question) implements Event {}

    record PauseBegan(Instant at, Instant until, String because) implements Event {}

    record PauseOver(Instant at) implements Event {}

    record SettlingBegan(Instant at, Instant until, String because) implements Event {}

    record RungHelped(Instant at, Rung.Key rung, String because) implements Event {}

    record RungFailed(Instant at, Rung.Key rung, String because) implements Event {}

    /// Nothing may be begun before `until`.
    record Blocked(Instant at, Instant until, String because) implements Event {}

    record Unblocked(Instant at, String because) implements Event {}

    record VerifyingBegan(Instant at, String because) implements Event {}

    /// A check failed; it is tried again at `next`.
    record VerifyRepeated(Instant at, Instant next, String because) implements Event {}

    record VerifyFailed(Instant at, String because) implements Event {}

    record SoakBegan(Instant at, Instant until, String because) implements Event {}

    record DownAgain(Instant at, String detail) implements Event {}

    /// @param watchedUntil the runbook's own stability watch; the same as `at` if it has none
    record Resolved(Instant at, Instant watchedUntil, String because) implements Event {}

    record HandedOver(Instant at, String because) implements Event {}

    /// A person sends Relight up the ladder again.
    record TakenUpAgain(Instant at, String by, String because) implements Event {}

    /// @param line of the escalation row; 0 for the policy's own time
    record Escalated(Instant at, int line, String text, String because) implements Event {}

    record StatusUpdated(Instant at, Status status, String because) implements Event {}

    record NoticeSent(Instant at, String notice) implements Event {}

    record NoticeFailed(Instant at, String notice, String because) implements Event {}

    record ErrandLeft(Instant at, Errand errand) implements Event {}

    record ErrandDone(Instant at, int line, String by) implements Event {}

    record Warned(Instant at, String text) implements Event {}

    record Noted(Instant at, String by, String text) implements Event {}

    record Held(Instant at, String by, String because) implements Event {}

    record Released(Instant at, String by) implements Event {}

    record Aborted(Instant at, String by, String because) implements Event {}

    record Closed(Instant at, String because) implements Event {}
}
