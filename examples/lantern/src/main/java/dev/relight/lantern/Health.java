package dev.relight.lantern;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Whether lantern can do its work: oil answers, the store takes writes, there is memory.
final class Health {
    /// What one look found.
    ///
    /// @param dependencies name to `ok` or the reason it is not
    record Look(long nanos, Map<String, String> dependencies) {
        boolean isHealthy() {
            return dependencies.values().stream().allMatch("ok"::equals);
        }

        /// Such as `oil: Connection refused`; empty when healthy.
        String reason() {
            return dependencies.entrySet().stream()
                    .filter(dependency -> !dependency.getValue().equals("ok"))
                    .map(dependency -> dependency.getKey() + ": " + dependency.getValue())
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("");
        }
    }

    /// Many callers within this time share one look, so that a storm of probes costs one.
    private static final Duration FRESH = Duration.ofMillis(200);

    private final Store store;
    private final Wick wick;
    private final Furnace furnace;
    private final Log log;
    private final ReentrantLock looking = new ReentrantLock();
    private Look last = new Look(System.nanoTime() - FRESH.toNanos(), Map.of("start", "starting"));
    private boolean wasDry = true;

    Health(Store store, Wick wick, Furnace furnace, Log log) {
        this.store = store;
        this.wick = wick;
        this.furnace = furnace;
        this.log = log;
    }

    /// Looks, or answers what a look a moment ago found.
    Look look() {
        looking.lock();
        try {
            if (System.nanoTime() - last.nanos() < FRESH.toNanos()) return last;
            var found = new LinkedHashMap<String, String>();
            found.put("oil", oil());
            found.put("store", store());
            found.put("memory", memory());
            last = new Look(System.nanoTime(), Map.copyOf(found));
            return last;
        } finally {
            looking.unlock();
        }
    }

    private String oil() {
        try {
            wick.ping();
            if (wasDry) reindex();
            wasDry = false;
            return "ok";
        } catch (IOException e) {
            wasDry = true;
            log.warn("oil is unreachable at " + wick.where() + ": " + reason(e));
            return reason(e);
        }
    }

    /// Oil may have lost what it knew while it was away.
    private void reindex() throws IOException {
        var spots = store.spots();
        for (var spot : spots.entrySet()) wick.put(spot.getKey(), spot.getValue().toString());
        log.info("oil flows at " + wick.where() + "; " + spots.size() + " lights indexed");
    }

    private String store() {
        try {
            store.prove();
            return "ok";
        } catch (IOException e) {
            log.error("cannot write to data/spool: " + reason(e));
            return reason(e);
        }
    }

    private String memory() {
        try {
            furnace.work();
            return "ok";
        } catch (OutOfMemoryError full) {
            log.error("no memory left to work with: " + full);
            return "out of memory";
        }
    }

    /// The words of the operating system without the path Java puts before them.
    static String reason(IOException e) {
        var message = e.getMessage();
        if (message == null) return e.toString();
        return message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2);
    }
}
