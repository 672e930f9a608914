package dev.relight.room;

import dev.relight.incident.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Waits until an incident has taken note of something, so that the page after a form shows it.
final class Heard {
    /// Longer than a decision and its write ever take; then the page is shown as it is.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Only those somebody has just spoken to matter.
    private static final int INCIDENTS_MAX = 10_000;

    private final Map<String, Last> lasts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
                    return size() > INCIDENTS_MAX;
                }
            };

    /// @param count how often something was heard
    private record Last(long count, List<Event> events) {}

    private static final Last NOTHING = new Last(0, List.of());

    synchronized void note(String incident, List<Event> events) {
        long count = lasts.getOrDefault(incident, NOTHING).count();
        lasts.put(incident, new Last(count + 1, List.copyOf(events)));
        notifyAll();
    }

    /// What was noted after `deed` began; empty if nothing was in time.
    synchronized List<Event> after(String incident, Runnable deed) {
        long before = lasts.getOrDefault(incident, NOTHING).count();
        deed.run();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lasts.getOrDefault(incident, NOTHING).count() == before) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return List.of();
            try {
                wait(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        return lasts.getOrDefault(incident, NOTHING).events();
    }
}
