package dev.relight.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/// Who wrote what, and when: `audit.jsonl` in the state folder, one JSON object a line, only ever
/// added to; each line carries the digest of the one before, so that an edit shows.
///
/// What happens within an incident stands in its journal; here stands who came to the door.
public final class Audit implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXT_MAX = 500;

    private final FileChannel channel;
    private final Path file;
    private final InstantSource clock;
    private String last;

    /// @throws AccountFault the file cannot be used
    public Audit(Path folder, InstantSource clock) {
        this.clock = clock;
        file = folder.resolve("audit.jsonl");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file))
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            last = lastDigest();
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AccountFault(file + " cannot be used: " + e.getMessage());
        }
    }

    /// On disk when it returns.
    ///
    /// @param by a user, a token, or `-` for somebody unknown
    /// @param what such as `POST /api/v1/incidents/web-3/approve`
    /// @param outcome such as `200`
    /// @param from the address
    /// @throws AccountFault it cannot be written; what was to be done must not be done then
    public synchronized void note(String by, String what, String outcome, String from) {
        var line = JSON.createObjectNode();
        line.put("at", clock.instant().toString());
        line.put("by", cut(by)).put("what", cut(what)).put("outcome", cut(outcome));
        line.put("from", cut(from)).put("previous", last);
        try {
            var text = JSON.writeValueAsString(line);
            var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(false);
            last = Secrets.digest(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain words are no JSON", e);
        } catch (IOException e) {
            throw new AccountFault(file + " cannot be written: " + e.getMessage());
        }
    }

    /// The number of the first line that does not follow the one before; 0 if all do.
    public static int firstBroken(Path file) throws IOException {
        var previous = "";
        int number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (!JSON.readTree(line).path("previous").asText().equals(previous)) return number;
            previous = Secrets.digest(line);
        }
        return 0;
    }

    private String lastDigest() throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.reduce((_, second) -> second).map(Secrets::digest).orElse("");
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AccountFault(file + " cannot be closed: " + e.getMessage());
        }
    }
}
