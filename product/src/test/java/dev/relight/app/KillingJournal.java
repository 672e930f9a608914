package dev.relight.app;

import dev.relight.incident.Event;
import dev.relight.journal.Entry;
import dev.relight.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/// A real journal that kills its own process with SIGKILL at a chosen moment.
@NullMarked
final class KillingJournal implements Journal {
    /// When it kills.
    enum Moment {
        /// Somebody else does.
        NEVER,
        /// Something was decided, and is not on disk.
        BEFORE_DURABLE,
        /// It is on disk, and nothing of it has been done.
        AFTER_DURABLE,
        /// The intent to start a command is on disk, and it has not been started.
        BEFORE_START,
        /// The same, and its start is under way.
        DURING_START
    }

    private final Journal journal;
    private final Moment moment;
    private final AtomicInteger left;

    /// @param number kill at this append that fits, counted from 1
    KillingJournal(Journal journal, Moment moment, int number) {
        this.journal = journal;
        this.moment = moment;
        left = new AtomicInteger(number);
    }

    @Override
    public void append(String incident, List<Event> events) {
        if (moment == Moment.BEFORE_DURABLE && isNow()) die();
        journal.append(incident, events);
        if (moment == Moment.AFTER_DURABLE && isNow()) die();
        if (events.stream().noneMatch(Event.JobStarted.class::isInstance)) return;
        if (moment == Moment.BEFORE_START && isNow()) die();
        if (moment == Moment.DURING_START && isNow()) Thread.startVirtualThread(this::dieSoon);
    }

    private boolean isNow() {
        return left.decrementAndGet() == 0;
    }

    /// A start takes some milliseconds: `mkdir`, `write`, `fork`, the supervisor's first word.
    private void dieSoon() {
        try {
            Thread.sleep(Duration.ofMillis(2 + System.nanoTime() % 25));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        die();
    }

    private static void die() {
        try {
            new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid()))
                    .start();
            Thread.sleep(Duration.ofMinutes(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String keep(String text) {
        return journal.keep(text);
    }

    @Override
    public List<Event> events(String incident) {
        return journal.events(incident);
    }

    @Override
    public List<String> incidents() {
        return journal.incidents();
    }

    @Override
    public List<String> open() {
        return journal.open();
    }

    @Override
    public void entries(Consumer<Entry> reader) {
        journal.entries(reader);
    }

    @Override
    public void backwards(Predicate<Entry> reader) {
        journal.backwards(reader);
    }

    @Override
    public String kept(String digest) {
        return journal.kept(digest);
    }

    @Override
    public void close() {
        journal.close();
    }
}
