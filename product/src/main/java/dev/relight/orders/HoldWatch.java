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
    private static final System.Logger LOG = System.getLogger(HoldWatch.class.getName());

    /// A hold must bite within a second; five looks a second leave time to act on it.
    private static final Duration LOOK = Duration.ofMillis(200);

    private final List<Holds> folders;
    private final InstantSource clock;
    private final Consumer<SortedMap<String, Hold>> obey;
    private final Thread thread;
    private String lastTrouble = "";
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
        this.clock = clock;
        this.obey = obey;
        look(clock.instant());
        thread = Thread.ofPlatform().daemon().name("relight-holds").start(this::work);
    }

    private void work() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                try {
                    look(clock.instant());
                } catch (IOException | RuntimeException unreadable) {
                    // What held goes on to hold; the next look may be able to read again.
                    complain(unreadable.toString());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same trouble five times a second is told once.
    private void complain(String words) {
        if (!words.equals(lastTrouble))
            LOG.log(System.Logger.Level.WARNING, "holds cannot be read or obeyed: " + words);
        lastTrouble = words;
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
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
