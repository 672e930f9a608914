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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Where one job leaves its traces; readable by its owner alone, since the output in it is raw.
///
/// The order of its files is the proof of what may have happened: no `intent`, never spawned; no
/// `claim`, no supervisor ran; no `ready` in the log, no line ran.
record JobFolder(Path path) {
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// A supervisor that has made its claim writes its name into it at once; longer than this it is
    /// not waited for.
    private static final Duration CLAIM_WAIT = Duration.ofSeconds(1);

    /// A claim with this in it: Relight took it, so that a late supervisor runs nothing.
    static final String NOBODY = "-\n";

    String id() {
        return path.getFileName().toString();
    }

    /// Writes everything the supervisor needs; the intent last, and durably.
    void write(Job job, Map<String, String> environment) throws IOException {
        Files.createDirectory(path, OWNER_ONLY);
        Files.writeString(path.resolve("script"), Script.of(job));
        Files.writeString(path.resolve("env"), Script.environment(environment));
        var intent = Intent.words(job, Instant.now()) + " " + Boot.id() + "\n";
        writeDurably(path.resolve("intent"), intent);
        sync(path);
        sync(path.resolveSibling("."));
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

    /// The claim; waits a moment for one that is just being written.
    String claim() throws IOException {
        long until = System.nanoTime() + CLAIM_WAIT.toNanos();
        while (true) {
            var claim = text("claim");
            boolean isBeingWritten = claim.isEmpty() && Files.exists(path.resolve("claim"));
            if (!isBeingWritten || System.nanoTime() > until) return claim;
            LockSupport.parkNanos(CLAIM_WAIT.toNanos() / 100);
        }
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
    String text(String file) throws IOException {
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
