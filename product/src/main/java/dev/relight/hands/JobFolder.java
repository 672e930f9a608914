package dev.relight.hands;

import dev.relight.engine.Job;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Where one job leaves its traces; readable by its owner alone, since the output in it is raw.
///
/// The order of its files is the proof of what may have happened: no `intent`, never spawned; no
/// `claim`, no supervisor ran; no `ready` in the log, no line ran.
record JobFolder(Path path) {
    /// A claim with this in it: Relight took it, so that a late supervisor runs nothing.
    private static final String NOBODY = "-\n";

    /// What was about to be spawned, as it stands in `intent`.
    ///
    /// @param boot of the machine; processes do not outlive it
    record Intent(int lines, Duration deadline, Instant at, boolean revealsSecret, String boot) {}

    String id() {
        return path.getFileName().toString();
    }

    /// Writes everything the supervisor needs; the intent last, and durably.
    void write(Job job, Map<String, String> environment) throws IOException {
        Files.createDirectory(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(path.resolve("script"), Script.of(job, path));
        Files.writeString(path.resolve("env"), Script.environment(environment));
        var intent =
                "%d %d %d %s %s\n"
                        .formatted(
                                job.lines().size(),
                                job.deadline().toMillis(),
                                Instant.now().toEpochMilli(),
                                job.revealsSecret(),
                                Boot.id());
        writeDurably(path.resolve("intent"), intent);
        sync(path);
        sync(path.resolveSibling("."));
    }

    /// Empty when the folder was not finished, so that nothing can have been spawned.
    Optional<Intent> intent() throws IOException {
        var text = text("intent");
        if (!text.endsWith("\n")) return Optional.empty();
        var words = text.strip().split(" ");
        return Optional.of(
                new Intent(
                        Integer.parseInt(words[0]),
                        Duration.ofMillis(Long.parseLong(words[1])),
                        Instant.ofEpochMilli(Long.parseLong(words[2])),
                        Boolean.parseBoolean(words[3]),
                        words[4]));
    }

    /// Makes it certain that no supervisor that comes later will run this job; false when one came
    /// before.
    boolean claimForNobody() throws IOException {
        try {
            Files.writeString(path.resolve("claim"), NOBODY, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException somebody) {
            return text("claim").equals(NOBODY);
        }
    }

    /// Who flies it; empty while its claim is not written to the end.
    Optional<Mark> supervisor() throws IOException {
        var claim = text("claim");
        if (!claim.endsWith("\n") || claim.equals(NOBODY)) return Optional.empty();
        var words = claim.strip().split(" ");
        return Optional.of(new Mark(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    Trace trace() throws IOException {
        return Trace.of(text("log"));
    }

    /// To be removed as soon as it is over, even if Relight dies before.
    void markForgotten() throws IOException {
        if (exists()) Files.writeString(path.resolve("forgotten"), "");
    }

    boolean isForgotten() {
        return Files.exists(path.resolve("forgotten"));
    }

    Instant lastChange() throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    void remove() throws IOException {
        if (!exists()) return;
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(path);
    }

    /// Removes the raw output, but keeps what proves that the job ran.
    void removeOutput() throws IOException {
        try (var files = Files.newDirectoryStream(path, "{*.head,*.tail,*.pipe,script,env}")) {
            for (var file : files) Files.deleteIfExists(file);
        }
    }

    /// The file's text, or "" when there is none.
    private String text(String file) throws IOException {
        try {
            return Files.readString(path.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException none) {
            return "";
        }
    }

    static void writeDurably(Path file, String text) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        sync(file.resolveSibling("."));
    }

    /// Makes the names in a folder durable.
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
