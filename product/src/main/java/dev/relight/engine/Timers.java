package dev.relight.engine;

import java.time.Instant;

/// Wakes somebody later; the port behind which a real clock or a simulated one stands.
public interface Timers {
    /// Runs `task` soon after `time`, at once if that is past. Never blocks.
    Alarm at(Instant time, Runnable task);

    /// Something that will ring, unless it is cancelled before.
    interface Alarm {
        void cancel();
    }
}
