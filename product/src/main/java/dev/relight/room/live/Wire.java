package dev.relight.room.live;

import dev.relight.room.page.Who;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One incident and everybody who watches it.
///
/// Holds each region as it stands, and at which version it changed last: whoever is at version n
/// gets all that changed after n, in one piece.
final class Wire {
    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    /// Changes that come thick are told together, so that a phone is not drowned.
    static final Duration GATHER = Duration.ofMillis(120);

    /// The page as it stands for people of one rank.
    record Snapshot(int version, Map<String, String> regions) {}

    /// Makes a snapshot; may take a while.
    interface Painter {
        Snapshot paint(Who.Rank rank);
    }

    private final Painter painter;
    private final Map<Who.Rank, Map<String, Region>> regions = new EnumMap<>(Who.Rank.class);
    private final Map<String, News> told = new HashMap<>();
    private int version;
    private boolean dirty;
    private int watchers;
    private boolean closed;
    private @Nullable Thread refresher;

    private record Region(String html, int changed) {}

    Wire(Painter painter) {
        this.painter = painter;
    }

    /// Something has happened; returns at once.
    synchronized void touch() {
        dirty = true;
        notifyAll();
    }

    synchronized void enter() {
        watchers++;
    }

    /// The first of a rank has the page painted for all of that rank.
    synchronized void prepare(Who.Rank rank) {
        if (refresher == null)
            refresher = Thread.ofVirtual().name("news-", 0).start(this::refreshAlways);
        if (!regions.containsKey(rank)) paint(rank);
    }

    /// @return nobody is left
    synchronized boolean leave() {
        watchers--;
        return watchers == 0;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// What a page at `from` lacks; null when there was nothing for so long.
    synchronized @Nullable News after(int from, Who.Rank rank, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (version <= from && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) return null;
            wait(left);
        }
        if (closed) throw new InterruptedException("the wire is closed");
        return told.computeIfAbsent(rank + " " + from, _ -> news(from, rank));
    }

    private News news(int from, Who.Rank rank) {
        var html = new StringBuilder();
        for (var region : regions.getOrDefault(rank, Map.of()).values())
            if (region.changed() > from) html.append(region.html()).append('\n');
        return new News(version, html.toString());
    }

    private void refreshAlways() {
        try {
            while (await()) {
                Thread.sleep(GATHER);
                try {
                    refresh();
                } catch (RuntimeException fault) {
                    // The next change paints it again; whoever looks sees the page as it was.
                    LOG.log(System.Logger.Level.WARNING, "a page could not be painted: " + fault);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean await() throws InterruptedException {
        while (!dirty && !closed) wait();
        return !closed;
    }

    private synchronized void refresh() {
        dirty = false;
        for (var rank : regions.keySet()) paint(rank);
        notifyAll();
    }

    private void paint(Who.Rank rank) {
        var snapshot = painter.paint(rank);
        var before = regions.getOrDefault(rank, Map.of());
        var after = new LinkedHashMap<String, Region>();
        snapshot.regions()
                .forEach((name, html) -> {
                    var old = before.get(name);
                    boolean same = old != null && old.html().equals(html);
                    after.put(name, same ? old : new Region(html, snapshot.version()));
                });
        regions.put(rank, after);
        if (snapshot.version() != version) told.clear();
        version = Math.max(version, snapshot.version());
    }
}
