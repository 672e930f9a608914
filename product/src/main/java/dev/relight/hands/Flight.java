package dev.relight.hands;

import dev.relight.engine.JobReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One job in the air: who flies it, and who waits for its report.
///
/// Guarded by itself; nothing is called back under its lock.
final class Flight {
    private final JobFolder folder;
    private final List<Consumer<JobReport>> waiting = new ArrayList<>();
    private @Nullable Mark supervisor;
    private long lastMomentNanos;
    private JobReport.@Nullable End forced;
    private boolean isOwnChild;
    private boolean isOrphan;
    private boolean isBeingRead;
    private boolean isKillAsked;
    private boolean isForgotten;
    private boolean isLanded;

    Flight(JobFolder folder) {
        this.folder = folder;
    }

    JobFolder folder() {
        return folder;
    }

    /// False when it has landed already: this caller must read its report off the folder.
    synchronized boolean await(Consumer<JobReport> report) {
        if (isLanded) return false;
        waiting.add(report);
        return true;
    }

    /// @param isOwn whether it is a child of this process, whose end is told
    /// @param latestNanos of `System.nanoTime`, after which it should long have been killed
    synchronized void flownBy(Mark by, boolean isOwn, long latestNanos) {
        supervisor = by;
        isOwnChild = isOwn;
        lastMomentNanos = latestNanos;
    }

    /// Its supervisor is gone: these hands look after its shell alone.
    synchronized void orphaned(Mark shell, long latestNanos) {
        flownBy(shell, false, latestNanos);
        isOrphan = true;
    }

    /// Its supervisor, or its shell if it is an orphan.
    synchronized @Nullable Mark flownBy() {
        return supervisor;
    }

    synchronized boolean isOrphan() {
        return isOrphan;
    }

    /// Whether its end must be looked for, since nobody tells it.
    synchronized boolean isWatched() {
        return supervisor != null && !isOwnChild && !isLanded && !isBeingRead;
    }

    synchronized boolean isOverdue(long nowNanos) {
        return supervisor != null && !isLanded && forced == null && nowNanos - lastMomentNanos > 0;
    }

    /// False when somebody reads its end already.
    synchronized boolean beginReading() {
        if (isLanded || isBeingRead) return false;
        isBeingRead = true;
        return true;
    }

    synchronized void endReading() {
        isBeingRead = false;
    }

    synchronized void askKill() {
        isKillAsked = true;
    }

    synchronized boolean isKillAsked() {
        return isKillAsked;
    }

    /// These hands had to kill it themselves, for this reason.
    synchronized void force(JobReport.End end) {
        if (forced == null) forced = end;
    }

    synchronized JobReport.@Nullable End forced() {
        return forced;
    }

    /// Its folder may go when it has landed; false if it has.
    synchronized boolean forget() {
        isForgotten = true;
        return !isLanded;
    }

    synchronized boolean isForgotten() {
        return isForgotten;
    }

    synchronized boolean isLanded() {
        return isLanded;
    }

    /// Those who wait; the first caller gets them, any other nobody.
    synchronized List<Consumer<JobReport>> land() {
        isLanded = true;
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
