package dev.relight.room;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Waits until an incident has taken note of something, so that the page after a form shows it.
final class Heard {
    /// Longer than a decision and its write ever take; then the page is shown as it is.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Only those somebody has just spoken to matter.
    private static final int INCIDENTS_MAX = 10_000;

    private final Map<String, Long> counts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > INCIDENTS_MAX;
                }
            };

    synchronized void note(String incident) {
        counts.merge(incident, 1L, Long::sum);
        notifyAll();
    }

    /// @return something was noted after `deed` began
    synchronized boolean after(String incident, Runnable deed) {
        long before = counts.getOrDefault(incident, 0L);
        deed.run();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (counts.getOrDefault(incident, 0L) == before) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return false;
            try {
                wait(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
