package dev.relight.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Which alerts open incidents have heard of, and which incident is open on which service.
///
/// Bounded by what is open; what ended is forgotten. Nothing here looks at all alerts at once: it
/// is asked while a storm comes in.
final class Marks {
    /// Alerts under one incident or all together: beyond it the oldest senders repeat themselves.
    private static final int MARKS_MAX = 200_000;

    private final Map<String, Mark> byKey = new HashMap<>();
    private final Map<String, Sheet> byService = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();

    /// What one incident has heard.
    static final class Sheet {
        private final String service;
        private final CompletableFuture<String> incident;
        private final Set<String> keys = new HashSet<>();
        private int firing;

        private Sheet(String service, CompletableFuture<String> incident) {
            this.service = service;
            this.incident = incident;
        }

        /// Its id, once it is on disk.
        CompletableFuture<String> incident() {
            return incident;
        }

        private boolean isOf(String id) {
            return incident.isDone()
                    && !incident.isCompletedExceptionally()
                    && id.equals(incident.join());
        }
    }

    /// @param since as the sender says; null: unknown, so any
    /// @param durable completes with the incident's id when this is on disk
    private record Mark(
            Sheet sheet,
            boolean firing,
            @Nullable Instant since,
            CompletableFuture<String> durable) {
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
        return mark != null && mark.is(alert) ? mark.durable() : null;
    }

    /// The incident under which this alert fires; null if it does not.
    synchronized @Nullable Sheet firing(Alert alert) {
        var mark = byKey.get(alert.dedupKey());
        return mark != null && mark.firing() ? mark.sheet() : null;
    }

    /// The incident that is open on a service; null if none is.
    synchronized @Nullable Sheet sheet(String service) {
        return byService.get(service);
    }

    /// Incidents that are open on services whose names begin like this, oldest first.
    synchronized List<Sheet> sheets(String beginning) {
        return sheets.stream().filter(sheet -> sheet.service.startsWith(beginning)).toList();
    }

    synchronized Sheet open(String service, CompletableFuture<String> incident) {
        var sheet = new Sheet(service, incident);
        byService.put(service, sheet);
        sheets.add(sheet);
        var _ =
                incident.whenComplete((_, why) -> {
                    if (why != null) close(sheet);
                });
        return sheet;
    }

    synchronized void mark(Alert alert, Sheet sheet, CompletableFuture<String> durable) {
        mark(alert.dedupKey(), alert.firing(), alert.startsAt(), sheet, durable);
    }

    synchronized void mark(
            String key,
            boolean firing,
            @Nullable Instant since,
            Sheet sheet,
            CompletableFuture<String> durable) {
        if (byKey.size() >= MARKS_MAX && !byKey.containsKey(key))
            throw new Reception.Overloaded("more than " + MARKS_MAX + " alerts are open");
        var mark = new Mark(sheet, firing, since, durable);
        count(byKey.put(key, mark), -1);
        count(mark, 1);
        sheet.keys.add(key);
    }

    private static void count(@Nullable Mark mark, int by) {
        if (mark != null && mark.firing()) mark.sheet().firing += by;
    }

    synchronized void forget(Alert alert) {
        var mark = byKey.remove(alert.dedupKey());
        count(mark, -1);
        if (mark != null) mark.sheet().keys.remove(alert.dedupKey());
    }

    /// Something was heard of it, and nothing fires any more.
    synchronized boolean isOver(Sheet sheet) {
        return !sheet.keys.isEmpty() && sheet.firing == 0;
    }

    synchronized void closed(String incident) {
        for (var sheet : List.copyOf(sheets)) if (sheet.isOf(incident)) close(sheet);
    }

    synchronized void close(Sheet sheet) {
        byService.remove(sheet.service, sheet);
        sheets.remove(sheet);
        for (var key : sheet.keys)
            byKey.computeIfPresent(key, (_, mark) -> mark.sheet() == sheet ? null : mark);
        sheet.keys.clear();
    }
}
