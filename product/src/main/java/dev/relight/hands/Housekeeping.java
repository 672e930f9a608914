package dev.relight.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Keeps the root of the hands in order.
final class Housekeeping {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    /// Raw output that nobody asked for in this time is not asked for any more. What proves that
    /// the job ran stays, or it could be run again.
    private static final Duration OUTPUT_KEPT = Duration.ofDays(7);

    private Housekeeping() {}

    /// Makes the root; true if there was none, so that what is not found in it may have been
    /// elsewhere.
    static boolean prepare(Path root) throws IOException {
        Files.createDirectories(root.resolve("jobs"), JobFolder.OWNER_ONLY);
        var since = root.resolve("since");
        if (Files.exists(since)) return false;
        JobFolder.writeDurably(since, Instant.now() + "\n");
        return true;
    }

    /// At the start, before any job: removes what was never finished or was forgotten while it ran,
    /// and old output.
    static void tidy(Path jobs) throws IOException {
        try (var folders = Files.newDirectoryStream(jobs)) {
            for (var path : folders) tidy(new JobFolder(path));
        }
    }

    private static void tidy(JobFolder folder) throws IOException {
        if (Intent.read(folder.text("intent")).isEmpty()
                || folder.isForgotten() && folder.trace().over() != null) folder.remove();
        else if (folder.lastChange().isBefore(Instant.now().minus(OUTPUT_KEPT))
                && folder.trace().over() != null) folder.removeOutput();
    }

    /// Removes the folder, or, of a job that still runs, marks it, so that it goes at the end even
    /// if Relight does not live to see that.
    static void forget(JobFolder folder, boolean isInTheAir) {
        try {
            if (!folder.exists()) return;
            var supervisor = Mark.read(folder.claim());
            boolean isFlown = supervisor.isPresent() && supervisor.get().isAlive();
            if (isInTheAir || isFlown && folder.trace().over() == null) folder.markForgotten();
            else remove(folder);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot forget " + folder.path() + ": " + e);
        }
    }

    /// Removes a folder; one that cannot be removed is tried again at the next start.
    static void remove(JobFolder folder) {
        try {
            folder.markForgotten();
            folder.remove();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot remove " + folder.path() + ": " + e);
        }
    }
}
