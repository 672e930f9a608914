package dev.relight.sqlite;

import dev.relight.journal.Chain;
import dev.relight.journal.JournalFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Whole outputs beside the journal, each in a file named by its digest.
final class TextFolder {
    private final Path folder;

    TextFolder(Path folder) {
        this.folder = folder;
    }

    /// On disk when it returns; the same text is kept once.
    synchronized String keep(String text) {
        if (text.isEmpty()) return "";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var digest = Chain.sha256(bytes);
        var file = file(digest);
        if (Files.exists(file)) return digest;
        try {
            Files.createDirectories(file.getParent());
            var half = Files.createTempFile(file.getParent(), digest.substring(0, 8), ".half");
            try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) channel.write(buffer);
                channel.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(stone(digest));
            return digest;
        } catch (IOException e) {
            throw new JournalFault(
                    "an output cannot be kept in %s: %s; make room or mend its mode, then start Relight again"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    String kept(String digest) {
        if (digest.isEmpty()) return "";
        try {
            var file = file(digest);
            return Files.readString(Files.exists(file) ? file : stone(digest));
        } catch (IOException e) {
            throw new JournalFault("the output %s is not in %s".formatted(digest, folder), e);
        }
    }

    TextState state(String digest) {
        try {
            var bytes = Files.readAllBytes(file(digest));
            return Chain.sha256(bytes).equals(digest) ? TextState.WHOLE : TextState.CHANGED;
        } catch (NoSuchFileException e) {
            return Files.exists(stone(digest)) ? TextState.PRUNED : TextState.MISSING;
        } catch (IOException e) {
            throw new JournalFault("the output %s cannot be read: %s".formatted(digest, e), e);
        }
    }

    /// Puts a stone in a text's place.
    ///
    /// @return how long the text was; 0 if it was not there
    synchronized long prune(String digest, Instant now) {
        var file = file(digest);
        try {
            if (!Files.exists(file)) return 0;
            long bytes = Files.size(file);
            Files.writeString(
                    stone(digest),
                    "(an output of %d bytes, thrown away on %s to make room)%n"
                            .formatted(bytes, now.truncatedTo(ChronoUnit.SECONDS)));
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new JournalFault("the output %s cannot be removed: %s".formatted(digest, e), e);
        }
    }

    private Path stone(String digest) {
        var file = file(digest);
        return file.resolveSibling(file.getFileName() + ".pruned");
    }

    private Path file(String digest) {
        if (!digest.matches("[0-9a-f]{64}"))
            throw new JournalFault("'" + digest + "' is no digest; it has 64 hex digits");
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }
}
