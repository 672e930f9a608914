package dev.relight.orders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Looks at the holds again and again, and tells of every change.
///
/// A folder that cannot be read any more changes nothing: what held goes on holding.
public final class HoldWatch implements AutoCloseable {
    /// A hold must bite within a second; five looks a second leave time to act on it.
    private static final Duration LOOK = Duration.ofMillis(200);

    private final List<Holds> folders;
    private final Consumer<SortedMap<String, Hold>> obey;
    private final Rounds rounds;
    private SortedMap<String, Hold> known = new TreeMap<>();

    /// Whoever obeys has been told what holds now when this returns.
    ///
    /// @param folders a hold in any of them counts; the first wins
    /// @param obey is told all that holds, whenever that changes; must not block
    /// @throws IOException a folder cannot be read
    public HoldWatch(
            List<Holds> folders, InstantSource clock, Consumer<SortedMap<String, Hold>> obey)
            throws IOException {
        this.folders = List.copyOf(folders);
        this.obey = obey;
        rounds =
                new Rounds(
                        "relight-holds", LOOK, clock, "holds cannot be read or obeyed", this::look);
    }

    private void look(Instant now) throws IOException {
        var all = new TreeMap<String, Hold>();
        for (var folder : folders.reversed()) all.putAll(folder.now(now));
        if (all.equals(known)) return;
        obey.accept(new TreeMap<>(all));
        known = all;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
