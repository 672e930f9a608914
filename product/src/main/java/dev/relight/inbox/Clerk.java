package dev.relight.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Watches the box of a Relight at work and has each letter done.
///
/// A letter is on disk until its effect is in the journal, so none is lost; after a crash those
/// that had been taken are read again.
public final class Clerk implements AutoCloseable {
    /// A hold must bite within a second; ten looks a second cost a thousandth of a core.
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Duration TIDY = Duration.ofHours(1);

    private final LetterBox box;
    private final Map<String, Reader> readers;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Thread thread;

    /// Never an interrupt: it would tear the file that is being written.
    private final CountDownLatch closing = new CountDownLatch(1);

    private Instant tidied = Instant.MIN;
    private String lastTrouble = "";

    /// @param readers by verb
    /// @param trouble is told, in a line, what could not be read or answered
    public Clerk(
            LetterBox box,
            Map<String, Reader> readers,
            InstantSource clock,
            Consumer<String> trouble) {
        this.box = box;
        this.readers = new TreeMap<>(readers);
        this.clock = clock;
        this.trouble = trouble;
        thread = Thread.ofPlatform().daemon().name("relight-inbox").start(this::work);
    }

    private void work() {
        try {
            takeUp();
            do look();
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// What an earlier Relight had taken and not answered.
    private void takeUp() {
        try {
            for (var file : box.interrupted()) read(file, takenAt(file));
        } catch (IOException | RuntimeException e) {
            complain("the inbox cannot be read: " + e);
        }
    }

    private void look() {
        try {
            for (var file : box.waiting()) {
                var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
                // On disk before it is done, so that a repeat can be told from a first time.
                Files.setLastModifiedTime(file, FileTime.from(at));
                read(box.take(file), at);
            }
            tidy();
        } catch (IOException | RuntimeException e) {
            complain("the inbox cannot be read: " + e);
        }
    }

    private static Instant takenAt(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tidy() throws IOException {
        var now = clock.instant();
        if (tidied.isAfter(now.minus(TIDY))) return;
        tidied = now;
        box.tidy(now);
    }

    private void read(Path file, Instant at) throws IOException {
        Letter letter;
        try {
            letter = LetterBox.letter(file);
        } catch (IllegalArgumentException e) {
            complain("a letter in the inbox was left undone: " + e.getMessage());
            answer(file, Reply.no("the letter cannot be understood: " + e.getMessage()));
            return;
        }
        var reader = readers.get(letter.verb());
        if (reader == null) {
            answer(
                    file,
                    Reply.no(
                            "the Relight at work does not know '%s', only %s"
                                    .formatted(
                                            letter.verb(),
                                            String.join(", ", new TreeSet<>(readers.keySet())))));
            return;
        }
        var _ =
                done(reader, letter, at)
                        .exceptionally(why -> Reply.no(cause(why)))
                        .thenAccept(reply -> answer(file, reply));
    }

    private static CompletableFuture<Reply> done(Reader reader, Letter letter, Instant at) {
        try {
            return reader.read(letter, at);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String cause(Throwable why) {
        var cause = why.getCause() == null ? why : why.getCause();
        return String.valueOf(cause.getMessage());
    }

    private void answer(Path file, Reply reply) {
        try {
            box.answer(file, reply);
        } catch (IOException e) {
            complain("a letter cannot be answered: " + e);
        }
    }

    /// The same trouble ten times a second is told once.
    private synchronized void complain(String words) {
        if (!words.equals(lastTrouble)) trouble.accept(words);
        lastTrouble = words;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
