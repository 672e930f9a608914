package dev.relight.intake;

import dev.relight.incident.Opening;
import dev.relight.journal.Chain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Alerts about no service of ours: each may call people once, and a storm of them calls as few
/// times as a handful.
///
/// Not safe for threads: asked under the lock of the [Marks].
final class Strays {
    /// Of these incidents so many may be open: whoever has five has seen that the routing is wrong,
    /// and so few do not hide from the fleet breaker how many services are down.
    static final int OPEN_MAX = 5;

    /// Opened within [#WINDOW]: one that comes and goes must not ring all night.
    static final int WINDOW_MAX = 10;

    static final Duration WINDOW = Duration.ofHours(1);

    /// Remembered; the oldest is forgotten and may call once more.
    private static final int TOLD_MAX = 10_000;

    /// Tells some millions of keys apart.
    private static final int DIGITS = 12;

    private final Deque<Instant> opened = new ArrayDeque<>();
    private final Map<String, Told> told =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
                    return size() > TOLD_MAX;
                }
            };

    /// @param since as the sender says; null when it does not
    private record Told(@Nullable Instant since) {}

    /// What stands in the place of a service; the sender's words are not in it.
    static String name(Alert alert) {
        var digest = Chain.sha256(alert.dedupKey().getBytes(StandardCharsets.UTF_8));
        return Opening.STRAY + digest.substring(0, DIGITS);
    }

    /// This very alert has called people before, and has not ended since.
    boolean isTold(Alert alert) {
        var before = told.get(alert.dedupKey());
        return before != null && Objects.equals(before.since(), alert.startsAt());
    }

    /// @param open how many incidents of strays are open
    boolean mayCall(Instant now, int open) {
        while (!opened.isEmpty() && !opened.getFirst().plus(WINDOW).isAfter(now))
            opened.removeFirst();
        return open < OPEN_MAX && opened.size() < WINDOW_MAX;
    }

    void called(Alert alert, Instant now) {
        opened.addLast(now);
        told.put(alert.dedupKey(), new Told(alert.startsAt()));
    }

    /// The next time it fires it is another one.
    void ended(Alert alert) {
        told.remove(alert.dedupKey());
    }
}
