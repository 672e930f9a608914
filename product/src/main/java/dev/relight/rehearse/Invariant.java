package dev.relight.rehearse;

import dev.relight.engine.Job;
import dev.relight.incident.Event;
import java.time.Instant;

/// Something that must always hold; it watches from outside and trusts nobody.
///
/// Each keeps its own books from the events on disk: it does not ask the state that the engine has
/// made of them.
public interface Invariant {
    /// Such as `I1`, as the design numbers them.
    String name();

    /// An event is durable.
    default void recorded(String incident, Event event) {}

    /// A job really begins on the machine.
    default void begun(Job job) {}

    /// Relight has been started again.
    default void revived(Instant now) {}

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
