package dev.relight.orders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Looks again and again for what people changed, and tells each once.
public final class ChangeWatch implements AutoCloseable {
    /// An alert comes later than that.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<Changes> folders;
    private final Consumer<Change> tell;
    private final Rounds rounds;
    private Set<String> known = new HashSet<>();

    /// Everything that still matters has been told when this returns, the oldest first.
    ///
    /// @param tell must not block
    /// @throws IOException a folder cannot be read
    public ChangeWatch(List<Changes> folders, InstantSource clock, Consumer<Change> tell)
            throws IOException {
        this.folders = List.copyOf(folders);
        this.tell = tell;
        rounds = new Rounds("relight-changes", LOOK, clock, "changes cannot be read", this::look);
    }

    private void look(Instant now) throws IOException {
        var seen = new HashSet<String>();
        var fresh = new ArrayList<Change>();
        for (int i = 0; i < folders.size(); i++)
            for (var one : folders.get(i).since(now.minus(Changes.KEPT)).entrySet()) {
                var name = i + "/" + one.getKey();
                seen.add(name);
                if (!known.contains(name)) fresh.add(one.getValue());
            }
        fresh.sort(Comparator.comparing(Change::at));
        known = seen;
        fresh.forEach(tell);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
