package dev.relight.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;

/// `accounts.json` in the state folder: readable by its owner alone, replaced as a whole, changed
/// under a lock, so that the server and the command line may both change it.
final class AccountFile {
    /// Who there is.
    record Content(List<User> users, List<Token> tokens) {
        Content {
            users = users == null ? List.of() : List.copyOf(users);
            tokens = tokens == null ? List.of() : List.copyOf(tokens);
        }
    }

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final Path file;
    private Content content = new Content(List.of(), List.of());
    private FileTime readAt = FileTime.fromMillis(0);

    AccountFile(Path folder) {
        file = folder.resolve("accounts.json");
    }

    /// What the file holds now; read again when it was changed.
    synchronized Content content() {
        try {
            var changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                content = JSON.readValue(Files.readAllBytes(file), Content.class);
                readAt = changed;
            }
        } catch (NoSuchFileException none) {
            content = new Content(List.of(), List.of());
        } catch (JsonProcessingException broken) {
            throw fault("is damaged: " + broken.getOriginalMessage() + "; restore it from a copy");
        } catch (IOException e) {
            throw fault("cannot be read: " + e.getMessage());
        }
        return content;
    }

    /// On disk when it returns.
    synchronized void change(UnaryOperator<Content> change) {
        try {
            Files.createDirectories(file.getParent());
            try (var lock =
                            FileChannel.open(
                                    file.resolveSibling("accounts.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                write(change.apply(content()));
            }
        } catch (IOException e) {
            throw fault("cannot be written: " + e.getMessage());
        }
    }

    private void write(Content next) throws IOException {
        var half =
                Files.createTempFile(
                        file.getParent(),
                        "accounts",
                        ".half",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        content = next;
        readAt = Files.getLastModifiedTime(file);
    }

    private AccountFault fault(String what) {
        return new AccountFault(file + " " + what);
    }
}
