package dev.relight.incident;

import static java.util.Collections.unmodifiableSortedMap;

import dev.relight.finding.Facts;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that reached us from outside; it may or may not change anything.
public sealed interface Signal {
    /// When it reached us, UTC. The core has no other clock.
    Instant at();

    /// An alert fired, or a probe says the service is down.
    record AlertFired(Instant at, Opening opening) implements Signal {}

    /// A look at the service's health, asked for or not.
    record HealthSeen(Instant at, Health.State state, String detail) implements Signal {}

    /// A job ended, one way or another.
    ///
    /// @param lines one for each line that was started, in order
    /// @param facts read from the output, without what is too long to keep
    record JobReported(
            Instant at, String fence, End end, String because, List<LineEnd> lines, Facts facts)
            implements Signal {
        public JobReported {
            lines = List.copyOf(lines);
        }

        /// How it ended.
        public enum End {
            /// Every line ran to its end, well or not.
            FINISHED,
            /// It did not end in time and was killed.
            LATE,
            /// It was killed because somebody, or a hold, wanted it.
            KILLED,
            /// It never began: no such directory, no shell.
            NOT_STARTED,
            /// It began, and nobody can say what became of it.
            UNKNOWN
        }
    }

    /// Files that a command uses have been read.
    ///
    /// @param key of the effect that asked for it
    /// @param files name as the command gives it -> SHA-256 of its content, or why there is none
    record FilesRead(Instant at, String key, SortedMap<String, String> files) implements Signal {
        public FilesRead {
            files = unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /// Some time has come; the incident knows which.
    record TimerDue(Instant at) implements Signal {}

    /// Something around the incident changed: a hold, another incident's end.
    record CircumstancesChanged(Instant at) implements Signal {}

    /// Relight died and was started again.
    record Resumed(Instant at) implements Signal {}

    /// A notice reached its people, or did not.
    record NoticeAnswered(Instant at, String notice, boolean delivered, String detail)
            implements Signal {}

    /// Said by a person.
    sealed interface ByPerson extends Signal {
        /// Name of who said it.
        String by();
    }

    /// Yes; for something to be done by hand: it is done.
    ///
    /// @param digest what the person was shown; must be the question's
    record PersonApproved(Instant at, String by, String question, String digest)
            implements ByPerson {}

    /// That one is meant.
    ///
    /// @param values name of the placeholder -> what was chosen
    record PersonChose(Instant at, String by, String question, SortedMap<String, String> values)
            implements ByPerson {
        public PersonChose {
            values = unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /// No, or skip this; the reason goes on the record.
    record PersonRefused(Instant at, String by, String question, String because)
            implements ByPerson {}

    /// Leave out what is in hand, or the wait that is going on, and go on with the next.
    record PersonSkipped(Instant at, String by, String because) implements ByPerson {}

    /// I did what this question asks for, outside of Relight; look whether it helped.
    record PersonDidIt(Instant at, String by, String question, String because)
            implements ByPerson {}

    /// I take it from here; Relight watches.
    record PersonTookOver(Instant at, String by, String because) implements ByPerson {}

    /// I override this guard, here and for a while, for a reason.
    ///
    /// @param about for [Guard#SECOND_PERSON] the question; empty otherwise
    record PersonBrokeGlass(Instant at, String by, Guard guard, String about, String because)
            implements ByPerson {}

    /// Try the plan again from the start, after it was used up or after a mend by hand.
    record PersonRetried(Instant at, String by, String because) implements ByPerson {}

    /// I have it: no further page for what is known.
    record PersonAcknowledged(Instant at, String by) implements ByPerson {}

    /// I mended it: look whether it is well, and close it if it stays so. Only after a hand-over;
    /// before, Relight is still at work.
    record PersonMended(Instant at, String by, String because) implements ByPerson {}

    record PersonNoted(Instant at, String by, String text) implements ByPerson {}

    /// An errand is done.
    record PersonDid(Instant at, String by, int line) implements ByPerson {}

    /// Nothing automatic any more in this incident; it is closed as it is.
    record PersonAborted(Instant at, String by, String because) implements ByPerson {}

    /// Stop everything automatic in this incident until released.
    record PersonHeld(Instant at, String by, String because) implements ByPerson {}

    record PersonReleased(Instant at, String by) implements ByPerson {}
}
