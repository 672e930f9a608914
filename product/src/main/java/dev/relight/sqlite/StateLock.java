package dev.relight.sqlite;

import dev.relight.journal.JournalFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One Relight per state folder; the lock goes with the process, however it dies.
final class StateLock implements AutoCloseable {
    private static final String FILE = "relight.lock";

    /// Whoever only asks who is at work holds the lock for an instant; so a start tries again.
    private static final int TRIES = 10;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);

    /// Lock files held by this very process -> what they say. Nobody may as much as open and close
    /// such a file here: the system would take the lock away.
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final Path file;

    private StateLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    static StateLock on(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.toRealPath().resolve(FILE);
            var self = self();
            var here = HELD.putIfAbsent(file, self);
            if (here != null) throw held(folder, here);
            try {
                return lock(folder, file, self);
            } catch (IOException | JournalFault e) {
                HELD.remove(file);
                throw e;
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static StateLock lock(Path folder, Path file, String self) throws IOException {
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            var holder = Files.readString(file).strip();
            channel.close();
            throw held(folder, holder);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.UTF_8)));
        return new StateLock(channel, file);
    }

    private static JournalFault held(Path folder, String holder) {
        return new JournalFault(
                "another Relight%s uses %s; stop it, or give this one another state folder"
                        .formatted(holder.isEmpty() ? "" : " (" + holder + ")", folder));
    }

    private static JournalFault unusable(Path folder, IOException e) {
        return new JournalFault(
                "the state folder %s cannot be used: %s".formatted(folder, e.getMessage()), e);
    }

    /// Who holds the lock of a folder; empty if nobody does.
    static Optional<String> holder(Path folder) {
        if (!Files.exists(folder.resolve(FILE))) return Optional.empty();
        try {
            var file = folder.toRealPath().resolve(FILE);
            var here = HELD.get(file);
            if (here != null) return Optional.of(here);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                var lock = tryLock(channel, true);
                if (lock == null) return Optional.of(Files.readString(file).strip());
                lock.release();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static String self() {
        return "pid %d of %s, since %s"
                .formatted(
                        ProcessHandle.current().pid(),
                        System.getProperty("user.name", "somebody"),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (tryLock(channel, false) != null) return true;
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalFault("the lock file cannot be closed", e);
        } finally {
            HELD.remove(file);
        }
    }
}
