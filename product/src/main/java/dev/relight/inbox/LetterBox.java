package dev.relight.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The folder of letters in a state folder, for the owner's eyes only.
///
/// `new` holds letters that nobody has taken, `taken` those at work, `replies` the answers. Every
/// file appears whole.
public final class LetterBox {
    /// Room for a long note; a letter is no file transfer.
    static final int LETTER_BYTES_MAX = 64 * 1024;

    /// More than this waiting, and something floods the box.
    static final int LETTERS_MAX = 1_000;

    /// An answer that nobody fetched in that time is thrown away.
    private static final Duration REPLIES_KEPT = Duration.ofDays(1);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Path fresh;
    private final Path taken;
    private final Path replies;

    private LetterBox(Path folder) throws IOException {
        fresh = folder.resolve("new");
        taken = folder.resolve("taken");
        replies = folder.resolve("replies");
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        for (var each : List.of(fresh, taken, replies)) Files.createDirectories(each, owner);
    }

    /// The box of a state folder, made if there is none.
    ///
    /// @throws IOException it belongs to somebody else, or cannot be written
    public static LetterBox in(Path state) throws IOException {
        return new LetterBox(state.resolve("inbox"));
    }

    /// Puts a letter in; it is on the disk when this returns.
    ///
    /// @throws IOException also when the box is full, or the letter too long
    public void put(Letter letter) throws IOException {
        var bytes = LetterJson.write(letter).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LETTER_BYTES_MAX)
            throw new IOException(
                    "it is %d bytes long, more than %d; say it shorter"
                            .formatted(bytes.length, LETTER_BYTES_MAX));
        if (waiting().size() >= LETTERS_MAX)
            throw new IOException(
                    "%d letters wait in %s; is a Relight at work that reads them?"
                            .formatted(LETTERS_MAX, fresh));
        write(fresh.resolve(letter.id() + ".json"), bytes);
        force(fresh);
    }

    /// Waits for the answer to a letter; empty if none came in time.
    public Optional<Reply> await(Letter letter, Duration patience) throws InterruptedException {
        var file = replies.resolve(letter.id() + ".json");
        long last = System.nanoTime() + patience.toNanos();
        while (true) {
            var reply = read(file).flatMap(LetterJson::reply);
            if (reply.isPresent()) {
                remove(file);
                return reply;
            }
            if (System.nanoTime() - last > 0) return Optional.empty();
            Thread.sleep(LOOK);
        }
    }

    /// Takes a letter back that nobody has taken yet; false if somebody has.
    public boolean withdraw(Letter letter) throws IOException {
        return Files.deleteIfExists(fresh.resolve(letter.id() + ".json"));
    }

    /// Letters that nobody has taken, oldest first.
    List<Path> waiting() throws IOException {
        return list(fresh);
    }

    /// Letters that were taken by a Relight that died before it answered.
    List<Path> interrupted() throws IOException {
        return list(taken);
    }

    /// Marks a letter as taken; what it says is done from now on.
    Path take(Path letter) throws IOException {
        return Files.move(
                letter, taken.resolve(letter.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws IllegalArgumentException it is none; the message says why
    static Letter letter(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            throw new IllegalArgumentException("it is no plain file");
        if (Files.size(file) > LETTER_BYTES_MAX)
            throw new IllegalArgumentException("it is longer than " + LETTER_BYTES_MAX + " bytes");
        var letter = LetterJson.letter(Files.readString(file));
        if (!file.getFileName().toString().equals(letter.id() + ".json"))
            throw new IllegalArgumentException("its name is not its id");
        return letter;
    }

    /// The answer first, then the letter goes: a crash between repeats the letter, not the silence.
    void answer(Path letter, Reply reply) throws IOException {
        write(
                replies.resolve(letter.getFileName()),
                LetterJson.write(reply).getBytes(StandardCharsets.UTF_8));
        remove(letter);
    }

    /// Throws away answers that nobody fetched.
    void tidy(Instant now) throws IOException {
        for (var reply : list(replies))
            if (Files.getLastModifiedTime(reply).toInstant().isBefore(now.minus(REPLIES_KEPT)))
                remove(reply);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer " + file + " cannot be read", e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter cannot be removed from " + file, e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".half");
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(half);
        Files.createFile(half, owner);
        try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// So that a new name survives a crash of the machine.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
