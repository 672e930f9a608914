package dev.relight.orders;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Takes the same look again and again, on a thread of its own.
///
/// A look that fails changes nothing: the next may be able to read again.
final class Rounds implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    private final Look look;
    private final String trouble;
    private final Thread thread;
    private String lastTrouble = "";

    /// What is done in each round.
    @FunctionalInterface
    interface Look {
        void at(Instant now) throws IOException;
    }

    /// The first look has been taken when this returns.
    ///
    /// @param name of the thread
    /// @param pause between two looks
    /// @param trouble what a look that fails means, for the log: `holds cannot be read`
    /// @throws IOException the first look failed
    Rounds(String name, Duration pause, InstantSource clock, String trouble, Look look)
            throws IOException {
        this.look = look;
        this.trouble = trouble;
        look.at(clock.instant());
        thread = Thread.ofPlatform().daemon().name(name).start(() -> work(pause, clock));
    }

    private void work(Duration pause, InstantSource clock) {
        try {
            while (true) {
                Thread.sleep(pause);
                try {
                    look.at(clock.instant());
                } catch (IOException | RuntimeException unreadable) {
                    complain(unreadable.toString());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same trouble, round after round, is told once.
    private void complain(String words) {
        if (!words.equals(lastTrouble))
            LOG.log(System.Logger.Level.WARNING, trouble + ": " + words);
        lastTrouble = words;
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
