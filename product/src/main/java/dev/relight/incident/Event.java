package dev.relight.incident;

import dev.relight.finding.Facts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Something that has happened to an incident; written once, never changed.
public sealed interface Event {
    /// When, UTC.
    Instant at();

    /// What runs, and how the service is.
    sealed interface OfWork extends Event {}

    /// Where we stand on the ladder.
    sealed interface OfLadder extends Event {}

    /// Verified, soaked, resolved, handed over.
    sealed interface OfCourse extends Event {}

    /// Between Relight and people.
    sealed interface OfDesk extends Event {}

    record Opened(Instant at, Opening opening) implements Event {}

    record Acknowledged(Instant at, String by) implements OfWork {}

    /// Relight started again after a crash; what was running is looked for.
    record Resumed(Instant at) implements OfWork {}

    record CameUp(Instant at, String detail) implements OfWork {}

    record WentDown(Instant at, String detail) implements OfWork {}

    /// Seen down once more, where somebody waited for just that.
    record StillDown(Instant at, String detail) implements OfWork {}

    /// Nothing can tell any more.
    record HealthUnknown(Instant at, String detail) implements OfWork {}

    /// The intent, written before anything runs.
    record JobStarted(Instant at, Run run, String because) implements OfWork {}

    record JobEnded(Instant at, String fence, List<LineEnd> lines, Facts facts) implements OfWork {
        public JobEnded {
            lines = List.copyOf(lines);
        }
    }

    /// It may have run, wholly, partly or not at all.
    record JobUnknown(Instant at, String fence, String because) implements OfWork {}

    /// It was to be started, and provably nothing of it ran.
    record JobNeverRan(Instant at, String fence, String because) implements OfWork {}

    /// A command that looks was left out.
    record LookSkipped(Instant at, int line, String because) implements OfWork {}

    /// What was looked at before anything was changed.
    record EvidenceGathered(Instant at, String because) implements OfLadder {}

    /// What kind of outage this is.
    record Triaged(Instant at, List<String> findings) implements OfLadder {
        public Triaged {
            findings = List.copyOf(findings);
        }
    }

    record ScenarioChosen(Instant at, Hypothesis chosen, List<Hypothesis> others)
            implements OfLadder {
        public ScenarioChosen {
            others = List.copyOf(others);
        }
    }

    record NoScenarioFits(Instant at, List<Hypothesis> candidates, String because)
            implements OfLadder {
        public NoScenarioFits {
            candidates = List.copyOf(candidates);
        }
    }

    /// Nothing is left to try, and these fit what was seen: the runbook has no command for them.
    ///
    /// @param causes the likeliest first
    record CausesLeft(Instant at, List<Hypothesis> causes) implements OfLadder {
        public CausesLeft {
            causes = List.copyOf(causes);
        }
    }

    record RungTaken(Instant at, Rung rung, String because) implements OfLadder {}

    record RungSkipped(Instant at, Rung.Key rung, String title, String because)
            implements OfLadder {}

    /// What would run is no longer what it was: a file, or a process, is another one now. Enough
    /// people are asked anew.
    record RungRenewed(Instant at, Rung rung, String because) implements OfLadder {}

    /// Read once more right before it runs, and still what people said yes to.
    record FilesUnchanged(Instant at, Rung.Key rung, String because) implements OfLadder {}

    /// A person did this rung outside of Relight; it is judged like any other.
    record DoneByHand(Instant at, String question, String by, String because) implements OfLadder {}

    /// Not needed after all: the service came up before anything of it ran.
    record RungPutBack(Instant at, Rung.Key rung, String because) implements OfLadder {}

    record Asked(Instant at, Question question) implements OfDesk {}

    /// One yes; the rung goes on when there are enough.
    record Approved(Instant at, String question, String by) implements OfDesk {}

    /// A person named what a step is about.
    ///
    /// @param values name of the placeholder -> what was chosen
    record Chosen(Instant at, String question, String by, SortedMap<String, String> values)
            implements OfDesk {
        public Chosen {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    record Refused(Instant at, String question, String by, String because) implements OfDesk {}

    record Expired(Instant at, String question) implements OfDesk {}

    /// An answer that does not count, and why.
    record AnswerVoid(Instant at, String question, String by, String because) implements OfDesk {}

    /// From now on nothing automatic is done here.
    record Stopped(Instant at, Stop stop) implements OfDesk {}

    /// The stop is over.
    record Freed(Instant at, String because) implements OfDesk {}

    /// A person overrides one guard, in this incident alone and for a while.
    ///
    /// @param about the question for which one person is enough; empty otherwise
    record GlassBroken(
            Instant at, Guard guard, String about, Instant until, String by, String because)
            implements OfDesk {}

    record PauseBegan(Instant at, Instant until, String because) implements OfLadder {}

    record PauseOver(Instant at) implements OfLadder {}

    record SettlingBegan(Instant at, Instant until, String because) implements OfLadder {}

    record RungHelped(Instant at, Rung.Key rung, String because) implements OfLadder {}

    record RungFailed(Instant at, Rung.Key rung, String because) implements OfLadder {}

    /// All parts done; by itself it restores nothing, or nobody can tell whether it did.
    record RungDone(Instant at, Rung.Key rung, String because) implements OfLadder {}

    /// Nothing may be begun before `until`.
    record Blocked(Instant at, Instant until, String because) implements OfLadder {}

    record Unblocked(Instant at, String because) implements OfLadder {}

    record VerifyingBegan(Instant at, String because) implements OfCourse {}

    /// A check failed; it is tried again at `next`.
    record VerifyRepeated(Instant at, Instant next, String because) implements OfCourse {}

    record VerifyFailed(Instant at, String because) implements OfCourse {}

    record SoakBegan(Instant at, Instant until, String because) implements OfCourse {}

    record DownAgain(Instant at, String detail) implements OfCourse {}

    /// @param watchedUntil the runbook's own stability watch; the same as `at` if it has none
    record Resolved(Instant at, Instant watchedUntil, String because) implements OfCourse {}

    record HandedOver(Instant at, String because) implements OfCourse {}

    /// A person takes it on; Relight goes on watching.
    record TakenOver(Instant at, String by, String because) implements OfCourse {}

    /// What was done has changed the ground: everything is looked at once more.
    record SecondLookBegan(Instant at, String because) implements OfCourse {}

    /// A person sends Relight up the ladder again.
    record TakenUpAgain(Instant at, String by, String because) implements OfCourse {}

    /// @param line of the escalation row; 0 for the policy's own time
    record Escalated(Instant at, int line, String text, String because) implements OfDesk {}

    /// Somebody is called by the team's policy.
    ///
    /// @param call which one, 1 for the first
    /// @param level of the policy, 1 for the first
    /// @param whom rotations, people and channels of that level
    record Called(Instant at, int call, int level, String whom, String because) implements OfDesk {}

    /// What a person said, that they have it, no longer holds; the climb goes on.
    ///
    /// @param by who said so last
    /// @param level that was called last, 1 for the first; 0 if none was
    record AcknowledgementRanOut(Instant at, String by, int level, String because)
            implements OfDesk {}

    record StatusUpdated(Instant at, Status status, String because) implements OfDesk {}

    /// @param to whom it went, by which way; null in old entries
    record NoticeSent(Instant at, String notice, @Nullable String to) implements OfDesk {}

    record NoticeFailed(Instant at, String notice, String because) implements OfDesk {}

    record ErrandLeft(Instant at, Errand errand) implements OfDesk {}

    record ErrandDone(Instant at, int line, String by) implements OfDesk {}

    record Warned(Instant at, String text) implements OfDesk {}

    record Noted(Instant at, String by, String text) implements OfDesk {}

    record Held(Instant at, String by, String because) implements OfDesk {}

    record Released(Instant at, String by) implements OfDesk {}

    record Aborted(Instant at, String by, String because) implements Event {}

    record Closed(Instant at, String because) implements Event {}
}
