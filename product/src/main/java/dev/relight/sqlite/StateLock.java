package dev.relight.sqlite;

import dev.relight.journal.JournalFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One Relight per state folder; the lock goes with the process, however it dies.
final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    static StateLock on(Path folder) {
        var file = folder.resolve("relight.lock");
        try {
            Files.createDirectories(folder);
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new JournalFault(
                        "another Relight%s uses %s; stop it, or give this one another state folder"
                                .formatted(
                                        holder.isEmpty() ? "" : " (pid " + holder + ")", folder));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            Long.toString(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.UTF_8)));
            return new StateLock(channel);
        } catch (IOException e) {
            throw new JournalFault(
                    "the state folder %s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalFault("the lock file cannot be closed", e);
        }
    }
}
