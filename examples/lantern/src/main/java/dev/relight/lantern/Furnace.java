package dev.relight.lantern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The working memory of lantern, and, for drills, a way to use all of it up.
final class Furnace {
    private static final int MEBIBYTE = 1024 * 1024;

    /// Rendering one light takes this much for a moment.
    private static final int WORK_BYTES = 4 * MEBIBYTE;

    /// Given back when memory runs out, so that the log can still say so.
    private byte @Nullable [] reserve = new byte[2 * MEBIBYTE];

    /// Never given back: this is the leak.
    private final List<byte[]> leaked = new ArrayList<>();

    private volatile int lastWork;

    /// Takes the memory that one light needs and lets it go.
    ///
    /// @throws OutOfMemoryError when the heap has no room left for work
    void work() {
        var room = new byte[WORK_BYTES];
        room[lastWork % WORK_BYTES] = 1;
        lastWork = room.length;
    }

    /// Leaks up to `mebibytes`; ends early, with the error, when the heap is full.
    synchronized void leak(int mebibytes) {
        try {
            for (var i = 0; i < mebibytes; i++) leaked.add(new byte[MEBIBYTE]);
        } catch (OutOfMemoryError full) {
            reserve = null;
            throw full;
        }
    }

    synchronized boolean isSpent() {
        return reserve == null;
    }

    static long usedBytes() {
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    static long maxBytes() {
        return Runtime.getRuntime().maxMemory();
    }
}
