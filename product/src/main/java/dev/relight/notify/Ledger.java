package dev.relight.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers on disk what was begun and what has gone out, channel by channel, so that after a
/// crash nothing is told twice that need not be.
///
/// One line per step, `TIME begun|sent|dead NOTICE CHANNEL [why]`, on disk before the message
/// leaves. What is older than a week is forgotten at the next start.
public final class Ledger implements AutoCloseable {
    /// No notice is tried for so long.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int WHY_CHARACTERS_MAX = 300;

    private final @Nullable FileChannel file;
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> begun = new HashMap<>();
    private final List<DeadLetter> dead = new ArrayList<>();

    private boolean unwritten;

    private Ledger(@Nullable FileChannel file) {
        this.file = file;
    }

    /// Forgets everything with the process; for those who need no more.
    static Ledger inMemory() {
        return new Ledger(null);
    }

    /// @throws IOException the file can be neither read nor written
    public static Ledger in(Path path, Instant now) throws IOException {
        var lines = Files.exists(path) ? Files.readAllLines(path) : List.<String>of();
        var kept = lines.stream().filter(line -> isFresh(line, now)).toList();
        var anew = path.resolveSibling(path.getFileName() + ".new");
        Files.write(anew, kept);
        Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE);
        var file = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        var ledger = new Ledger(file);
        kept.forEach(ledger::remember);
        return ledger;
    }

    /// A line that was torn by a crash is no line.
    private static boolean isFresh(String line, Instant now) {
        var words = line.split(" ", 5);
        if (words.length < 4 || !words[0].matches("[0-9]{1,15}")) return false;
        return Instant.ofEpochSecond(Long.parseLong(words[0])).isAfter(now.minus(KEPT));
    }

    private void remember(String line) {
        var words = line.split(" ", 5);
        var key = key(words[2], words[3]);
        switch (words[1]) {
            case "begun" -> begun.put(key, words[2]);
            case "sent" -> sent.add(key);
            case "dead" -> {
                sent.add(key);
                dead.add(
                        new DeadLetter(
                                Instant.ofEpochSecond(Long.parseLong(words[0])),
                                words[2],
                                words[3],
                                words.length < 5 ? "" : words[4]));
            }
            default -> {
                // of a later version: nothing we could know
            }
        }
    }

    /// It went out, or was given up.
    synchronized boolean isDone(String notice, String channel) {
        return sent.contains(key(notice, channel));
    }

    /// Notes that it is about to leave.
    ///
    /// @return true if it had been begun before and may have arrived
    synchronized boolean begin(Instant at, String notice, String channel) {
        boolean again = begun.put(key(notice, channel), notice) != null;
        if (!again) write(at, "begun", notice, channel, "");
        return again;
    }

    synchronized void sent(Instant at, String notice, String channel) {
        write(at, "sent", notice, channel, "");
        sent.add(key(notice, channel));
    }

    synchronized void dead(Instant at, String notice, String channel, String because) {
        var why = Cut.line(WHY_CHARACTERS_MAX, because);
        write(at, "dead", notice, channel, " " + why);
        sent.add(key(notice, channel));
        dead.add(new DeadLetter(at, notice, channel, why));
    }

    /// Something could not be noted, such as on a full disk: after a crash it may be told again.
    synchronized boolean isIncomplete() {
        return unwritten;
    }

    /// What could not be sent in the last week, oldest first.
    synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(dead);
    }

    private void write(Instant at, String what, String notice, String channel, String more) {
        if (file == null) return;
        var line = "%d %s %s %s%s\n".formatted(at.getEpochSecond(), what, notice, channel, more);
        try {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) file.write(bytes);
            file.force(false);
        } catch (IOException full) {
            // somebody must be woken all the same; at worst they hear it twice after a crash
            unwritten = true;
        }
    }

    private static String key(String notice, String channel) {
        return notice + " " + channel;
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) file.close();
        } catch (IOException lost) {
            throw new UncheckedIOException("cannot close the list of what was told", lost);
        }
    }
}
