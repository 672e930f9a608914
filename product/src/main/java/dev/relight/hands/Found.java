package dev.relight.hands;

import java.io.IOException;
import java.time.Duration;

/// What a job's folder proves, together with the processes that are alive.
sealed interface Found {
    /// There is no folder.
    record Nothing() implements Found {}

    /// Nothing of it ran, and nothing will by itself.
    record NeverRan(String why) implements Found {}

    /// Its supervisor flies it.
    record Flying(JobFolder.Intent intent, Mark supervisor) implements Found {}

    /// Its shell is alive, but not its supervisor.
    record Orphan(JobFolder.Intent intent, Mark shell) implements Found {}

    /// It is over.
    record Landed(JobFolder.Intent intent, Trace trace, Trace.Over over) implements Found {}

    /// It was started, and how it ended stands nowhere.
    record Unknown(JobFolder.Intent intent, Trace trace, String why) implements Found {}

    /// A supervisor that has made its claim writes its name into it at once; longer than this it is
    /// not waited for.
    Duration CLAIM_WAIT = Duration.ofSeconds(1);

    static Found in(JobFolder folder) throws IOException {
        if (!folder.exists()) return new Nothing();
        var written = folder.intent();
        if (written.isEmpty()) return new NeverRan("Relight ended before it was started");
        var intent = written.get();
        var trace = folder.trace();
        var over = trace.over();
        if (over != null) return new Landed(intent, trace, over);
        if (!intent.boot().equals(Boot.id()))
            return new Unknown(intent, trace, "the machine was started anew while it ran");
        if (folder.claimForNobody())
            return new NeverRan("Relight ended at the moment it was to be started");
        return claimed(folder, intent);
    }

    private static Found claimed(JobFolder folder, JobFolder.Intent intent) throws IOException {
        var supervisor = folder.supervisor();
        long until = System.nanoTime() + CLAIM_WAIT.toNanos();
        while (supervisor.isEmpty() && System.nanoTime() < until) {
            pause();
            supervisor = folder.supervisor();
        }
        if (supervisor.isPresent() && supervisor.get().isAlive())
            return new Flying(intent, supervisor.get());
        // Only now: it may have ended between the first look at the log and the look at /proc.
        var trace = folder.trace();
        var over = trace.over();
        if (over != null) return new Landed(intent, trace, over);
        var shell = trace.shell();
        if (shell != null && shell.isAlive()) return new Orphan(intent, shell);
        if (supervisor.isPresent() && trace.ready() == null)
            return new NeverRan("its supervisor was killed before it began");
        return new Unknown(intent, trace, "its supervisor was killed while it ran");
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
