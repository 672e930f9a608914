package dev.relight.rehearse;

import dev.relight.engine.Alert;
import dev.relight.engine.Job;
import dev.relight.engine.JobReport;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import java.time.Instant;

/// Something that must always hold; it watches from outside and trusts nobody.
///
/// Each keeps its own books from the events on disk and from what really happens in the world: it
/// does not ask the state that the engine has made of them.
public interface Invariant {
    /// Such as `I1`, as the design numbers them.
    String name();

    /// An event is durable.
    default void recorded(String incident, Event event) {}

    /// A job really begins on the machine.
    default void begun(Job job, Instant now) {}

    /// The hands really say this of a job.
    default void reported(JobReport report) {}

    /// A person really says this.
    default void said(String incident, Signal.ByPerson said) {}

    /// The engine shows its state.
    default void heard(String incident, Incident live) {}

    /// A text is kept, or told to people.
    default void written(String where, String text) {}

    /// Somebody sends an alert.
    default void sent(Alert alert, Instant now) {}

    /// The sender of an alert is told that it is durable.
    default void accepted(Alert alert) {}

    /// Somebody turns the kill switch on or off; the empty name is everything.
    default void held(String service, boolean holds, Instant now) {}

    /// Relight could do nothing until now: it was dead, or the machine slept.
    default void revived(Instant now) {}

    /// Nothing more happens at this moment; time goes on.
    default void passed(Instant now) {}

    /// The night is over.
    default void over() {}

    /// Says what was broken; ends the rehearsal.
    default Violation broken(String what) {
        return new Violation(name() + ": " + what);
    }

    /// An invariant does not hold.
    final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1;

        Violation(String what) {
            super(what);
        }
    }
}
