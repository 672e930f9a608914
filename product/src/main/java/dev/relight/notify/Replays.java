package dev.relight.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers what has been taken for as long as it could be sent again.
///
/// A restart forgets it; what is sent again then meets a question that has been answered, or one
/// whose digest is another.
final class Replays {
    /// A timestamp may be as far ahead of us as behind.
    private static final Duration KEPT = SlackAnswer.OLD.multipliedBy(2);

    /// More than people press in ten minutes; beyond it the oldest is forgotten.
    private static final int KEPT_MAX = 10_000;

    private final Map<String, Instant> seen = new LinkedHashMap<>();

    /// @param signature of what came
    synchronized boolean isNew(String signature, Instant now) {
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            var first = oldest.next();
            if (seen.size() < KEPT_MAX && first.getValue().isAfter(now.minus(KEPT))) break;
            oldest.remove();
        }
        return seen.putIfAbsent(signature, now) == null;
    }
}
