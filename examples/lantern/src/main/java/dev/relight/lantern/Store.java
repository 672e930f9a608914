package dev.relight.lantern;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// The append-only record of lights: `data/lights.log`, one line each, on disk before it counts.
final class Store {
    /// Where one light lies in the file, in bytes.
    record Spot(long offset, int length) {
        @Override
        public String toString() {
            return offset + ":" + length;
        }

        static Spot parse(String text) {
            var colon = text.indexOf(':');
            return new Spot(
                    Long.parseLong(text.substring(0, colon)),
                    Integer.parseInt(text.substring(colon + 1)));
        }
    }

    /// A light without room for at least this much would not be written whole.
    private static final int ROOM_BYTES = 16 * 1024;

    private final Path file;
    private final Path spool;

    Store(Path data) throws IOException {
        file = data.resolve("lights.log");
        spool = data.resolve("spool");
        Files.createDirectories(spool);
    }

    /// Writes the light to the spool, then to the end of the record; the spool file goes last, so
    /// that a crash leaves it behind for a person to look at.
    synchronized Spot append(String name, String json) throws IOException {
        var line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        var draft = Files.createTempFile(spool, name + "-", ".tmp");
        Files.write(draft, line);
        try (var channel = open(StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var end = channel.size();
            try {
                write(channel, line, end);
            } catch (IOException torn) {
                channel.truncate(end);
                throw torn;
            } finally {
                Files.deleteIfExists(draft);
            }
            return new Spot(end, line.length - 1);
        }
    }

    String read(Spot spot) throws IOException {
        var buffer = ByteBuffer.allocate(spot.length());
        try (var channel = open(StandardOpenOption.READ)) {
            var position = spot.offset();
            while (buffer.hasRemaining()) {
                var read = channel.read(buffer, position);
                if (read < 0) throw new IOException("no light at " + spot + " in " + file);
                position += read;
            }
        }
        return new String(buffer.array(), StandardCharsets.UTF_8);
    }

    /// The newest spot of every light by name; lines that cannot be read are left out.
    Map<String, Spot> spots() throws IOException {
        var spots = new LinkedHashMap<String, Spot>();
        if (!Files.exists(file)) return spots;
        long offset = 0;
        for (var line : Files.readAllLines(file)) {
            var bytes = line.getBytes(StandardCharsets.UTF_8).length;
            var spot = new Spot(offset, bytes);
            Json.read(line).map(light -> light.get("name")).ifPresent(n -> spots.put(n, spot));
            offset += bytes + 1;
        }
        return spots;
    }

    /// Proves that a light could be drafted now, by writing as much and taking it away again.
    ///
    /// @throws IOException with the reason of the operating system
    synchronized void prove() throws IOException {
        var proof = Files.createTempFile(spool, ".proof-", ".tmp");
        try (var channel = FileChannel.open(proof, StandardOpenOption.WRITE)) {
            write(channel, new byte[ROOM_BYTES], 0);
        } finally {
            Files.deleteIfExists(proof);
        }
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(spool).getUsableSpace();
    }

    /// Opened anew for each write: the folder may lie on another disk by now.
    private FileChannel open(StandardOpenOption... how) throws IOException {
        return FileChannel.open(file, how);
    }

    private static void write(FileChannel channel, byte[] bytes, long offset) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        var position = offset;
        while (buffer.hasRemaining()) position += channel.write(buffer, position);
        channel.force(false);
    }
}
