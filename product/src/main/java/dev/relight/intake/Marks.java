package dev.relight.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Which alerts open incidents have heard of, and which incident is open on which service.
///
/// Bounded by what is open; what ended is forgotten.
final class Marks {
    /// Alerts under one incident or all together: beyond it the oldest senders repeat themselves.
    private static final int MARKS_MAX = 200_000;

    private final Map<String, Mark> byKey = new HashMap<>();
    private final Map<String, CompletableFuture<String>> byService = new HashMap<>();

    /// @param since as the sender says; null: unknown, so any
    /// @param incident completes when it is on disk
    private record Mark(
            boolean firing, @Nullable Instant since, CompletableFuture<String> incident) {
        boolean is(Alert alert) {
            return firing == alert.firing()
                    && (since == null
                            || alert.startsAt() == null
                            || since.equals(alert.startsAt()));
        }
    }

    /// The incident that heard exactly this; null if none did.
    synchronized @Nullable CompletableFuture<String> known(Alert alert) {
        var mark = byKey.get(alert.dedupKey());
        return mark != null && mark.is(alert) ? mark.incident() : null;
    }

    /// The incident under which this alert fires; null if it does not.
    synchronized @Nullable CompletableFuture<String> firing(Alert alert) {
        var mark = byKey.get(alert.dedupKey());
        return mark != null && mark.firing() ? mark.incident() : null;
    }

    synchronized @Nullable CompletableFuture<String> incident(String service) {
        return byService.get(service);
    }

    synchronized void open(String service, CompletableFuture<String> incident) {
        byService.put(service, incident);
        var _ =
                incident.whenComplete((_, why) -> {
                    if (why != null) close(service, incident);
                });
    }

    synchronized void close(String service, CompletableFuture<String> incident) {
        byService.remove(service, incident);
    }

    synchronized void mark(Alert alert, CompletableFuture<String> incident) {
        mark(alert.dedupKey(), alert.firing(), alert.startsAt(), incident);
    }

    synchronized void mark(
            String key,
            boolean firing,
            @Nullable Instant since,
            CompletableFuture<String> incident) {
        if (byKey.size() >= MARKS_MAX && !byKey.containsKey(key))
            throw new Reception.Overloaded("more than " + MARKS_MAX + " alerts are open");
        byKey.put(key, new Mark(firing, since, incident));
    }

    synchronized void forget(Alert alert) {
        byKey.remove(alert.dedupKey());
    }

    /// Something was heard of it, and nothing fires any more.
    synchronized boolean allOver(String incident) {
        var heard =
                byKey.values().stream().filter(mark -> isOf(mark.incident(), incident)).toList();
        return !heard.isEmpty() && heard.stream().noneMatch(Mark::firing);
    }

    synchronized void closed(String incident) {
        byKey.values().removeIf(mark -> isOf(mark.incident(), incident));
        byService.values().removeIf(each -> isOf(each, incident));
    }

    private static boolean isOf(CompletableFuture<String> future, String incident) {
        return future.isDone()
                && !future.isCompletedExceptionally()
                && incident.equals(future.join());
    }
}
