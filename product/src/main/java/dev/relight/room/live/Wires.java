package dev.relight.room.live;

import dev.relight.http.Feed;
import dev.relight.room.page.Who;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/// All wires: one for each incident that somebody watches.
public final class Wires implements AutoCloseable {
    /// Finds clients that are gone, and keeps proxies patient.
    private static final Duration PULSE = Duration.ofSeconds(10);

    /// Then the client connects anew by itself, and its right to look is checked again.
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final BiFunction<String, Who.Rank, Painted> painter;
    private final Map<String, Wire> wires = new HashMap<>();

    /// An incident's page as it stands.
    ///
    /// @param regions by name; the same text as long as nothing has changed there
    public record Painted(int version, Map<String, String> regions) {}

    public Wires(BiFunction<String, Who.Rank, Painted> painter) {
        this.painter = painter;
    }

    /// Something has happened to this incident; returns at once.
    public void touch(String incident) {
        Wire wire;
        synchronized (wires) {
            wire = wires.get(incident);
        }
        if (wire != null) wire.touch();
    }

    /// Feeds one page until it is closed.
    ///
    /// @param from the version the page is at
    public void follow(String incident, Who.Rank rank, int from, Feed feed)
            throws Feed.Gone, InterruptedException {
        var wire = enter(incident, rank);
        try {
            long end = System.nanoTime() + LIFE.toNanos();
            int at = from;
            feed.comment("version " + from);
            while (System.nanoTime() < end) {
                var news = wire.after(at, rank, PULSE);
                if (news == null) feed.comment("nothing new");
                else {
                    feed.send(Integer.toString(news.version()), "news", news.html());
                    at = news.version();
                }
            }
        } finally {
            leave(incident, wire);
        }
    }

    private Wire enter(String incident, Who.Rank rank) {
        Wire wire;
        synchronized (wires) {
            wire = wires.computeIfAbsent(incident, this::wire);
            wire.enter();
        }
        wire.prepare(rank);
        return wire;
    }

    private Wire wire(String incident) {
        return new Wire(rank -> {
            var painted = painter.apply(incident, rank);
            return new Wire.Snapshot(painted.version(), painted.regions());
        });
    }

    private void leave(String incident, Wire wire) {
        synchronized (wires) {
            if (wire.leave()) {
                wires.remove(incident, wire);
                wire.close();
            }
        }
    }

    /// How many incidents are watched now.
    public int size() {
        synchronized (wires) {
            return wires.size();
        }
    }

    @Override
    public void close() {
        synchronized (wires) {
            wires.values().forEach(Wire::close);
        }
    }
}
