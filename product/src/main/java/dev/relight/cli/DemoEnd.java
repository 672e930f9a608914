package dev.relight.cli;

import dev.relight.drill.DemoFolder;
import dev.relight.drill.DemoLantern;
import dev.relight.drill.Leases;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Puts everything away, once, whether the demo ends by itself or by Ctrl-C.
final class DemoEnd {
    /// Whatever the demo is doing, it hears an interrupt sooner than this.
    private static final long PARKING_SECONDS_MAX = 10;

    private final Terminal terminal;
    private final DemoFolder folder;
    private final DemoLantern lantern;
    private final Leases leases;
    private final DemoRun run;
    private final boolean keep;
    private final CountDownLatch parked = new CountDownLatch(1);
    private volatile boolean interrupted;
    private boolean cleared;

    DemoEnd(
            Terminal terminal,
            DemoFolder folder,
            DemoLantern lantern,
            Leases leases,
            DemoRun run,
            boolean keep) {
        this.terminal = terminal;
        this.folder = folder;
        this.lantern = lantern;
        this.leases = leases;
        this.run = run;
        this.keep = keep;
    }

    /// Ends the demo on Ctrl-C, SIGTERM and SIGHUP: nothing broken is left behind.
    Thread onInterrupt(Thread playing) {
        var hook = Thread.ofPlatform().unstarted(() -> interrupted(playing));
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private void interrupted(Thread playing) {
        synchronized (this) {
            if (cleared) return;
        }
        interrupted = true;
        playing.interrupt();
        terminal.out().println();
        terminal.out().println("   interrupted: undoing what was broken, putting lantern out");
        terminal.out().flush();
        awaitParking();
        putAway(false);
        terminal.out().println("   done; nothing is left behind");
        terminal.out().flush();
    }

    boolean isInterrupted() {
        return interrupted;
    }

    /// Two must not undo the same thing at the same time.
    private void awaitParking() {
        try {
            if (!parked.await(PARKING_SECONDS_MAX, TimeUnit.SECONDS))
                terminal.err()
                        .println("relight: the demo does not stop; putting away all the same");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// At the end of the story.
    void clear() {
        putAway(keep);
    }

    private synchronized void putAway(boolean keepsLantern) {
        if (cleared) return;
        cleared = true;
        try {
            run.land();
            for (var lease : leases.all()) {
                var undone = leases.undo(lease);
                if (!undone.well())
                    terminal.err()
                            .println(
                                    "relight: '"
                                            + lease.fault()
                                            + "' is not undone: "
                                            + undone.said());
            }
            if (keepsLantern) {
                folder.finish();
                kept();
            } else {
                lantern.putOut();
                if (leases.all().isEmpty()) folder.clear();
            }
            folder.close();
        } catch (IOException e) {
            terminal.err().println("relight: not everything could be put away: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kept() {
        var out = terminal.out();
        out.println();
        out.println("   lantern goes on burning on " + lantern.health());
        out.println(
                "   put it out with: " + lantern.home().resolve("bin/lanternctl") + " stop all");
        out.flush();
    }

    /// The hook is at work on another thread, and the process ends with it.
    int waitForHook(Thread hook) {
        parked.countDown();
        try {
            hook.join();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        return Exit.INTERRUPTED;
    }
}
