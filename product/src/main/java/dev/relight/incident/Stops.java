package dev.relight.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the incident's reins in step with what stops it: holds, windows, pauses.
final class Stops {
    private Stops() {}

    static List<Event> next(Incident.Open open, Instant at, Circumstances around) {
        var known = open.reins().stop();
        var now = now(open, at, around);
        if (now == null)
            return known == null
                    ? List.of()
                    : List.of(new Event.Freed(at, "no longer " + known.words()));
        return now.equals(known) ? List.of() : List.of(new Event.Stopped(at, now));
    }

    /// The worst of all that stops it now.
    private static @Nullable Stop now(Incident.Open open, Instant at, Circumstances around) {
        var held = around.stop();
        if (held != null) return held;
        var rails = open.guardrails();
        var paused = rails.paused();
        if (paused != null && !open.reins().isBroken(Guard.PAUSE, at))
            return new Stop(Stop.Kind.PAUSE, paused, null);
        if (open.reins().isBroken(Guard.WINDOW, at)) return null;
        return rails.window(at)
                .map(it -> new Stop(Stop.Kind.WINDOW, it.because(), it.until()))
                .orElse(null);
    }

    /// When a stop may begin or end by itself while the incident is open; wakes that come for
    /// nothing do no harm.
    static @Nullable Instant wake(Incident.Open open) {
        var stop = open.reins().stop();
        return stop == null ? null : stop.until();
    }

    /// From when the time counts that people are given: an alert inside a window counts from the
    /// window's end.
    static Instant counted(Incident.Open open) {
        return open.guardrails().window(open.since()).map(Window.Open::until).orElse(open.since());
    }
}
