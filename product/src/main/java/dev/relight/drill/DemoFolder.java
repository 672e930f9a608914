package dev.relight.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The state folder of the demo: how far it has come, so that a demo that was killed can go on.
///
/// `lantern` is the service, `flights` one folder per fault for Relight's own state, `leases` what
/// must be undone, `records` what people keep: only that stays when the demo is over.
public final class DemoFolder implements AutoCloseable {
    /// Where a demo stands.
    ///
    /// @param faults all it was asked to make, in order
    /// @param at index of the one it is at
    /// @param zero when that one was made; null before
    /// @param soak how long a restored lantern is watched
    public record Progress(
            List<String> faults, int at, Step step, @Nullable Instant zero, Duration soak) {
        /// How far it has come with one fault.
        public enum Step {
            /// Lantern is, or shall be, well.
            STEADY,
            /// The fault is being made; nobody knows how much of it.
            BREAKING,
            /// The fault is made, and Relight flies.
            BROKEN
        }

        public Progress {
            faults = List.copyOf(faults);
        }

        public static Progress begin(List<String> faults, Duration soak) {
            return new Progress(faults, 0, Step.STEADY, null, soak);
        }

        public String fault() {
            return faults.get(at);
        }

        public Progress steady() {
            return new Progress(faults, at, Step.STEADY, null, soak);
        }

        public Progress breaking() {
            return new Progress(faults, at, Step.BREAKING, null, soak);
        }

        public Progress broken(Instant since) {
            return new Progress(faults, at, Step.BROKEN, since, soak);
        }

        public Progress next() {
            return new Progress(faults, at + 1, Step.STEADY, null, soak);
        }

        public boolean isOver() {
            return at >= faults.size();
        }
    }

    private static final String CARD = "demo.properties";

    private final Path folder;
    private final FileChannel channel;
    private @Nullable FileLock lock;

    private DemoFolder(Path folder, FileChannel channel, @Nullable FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder for this process; empty when another demo has it.
    public static Optional<DemoFolder> take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        folder.resolve("demo.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DemoFolder(folder.toRealPath(), channel, lock));
    }

    public Path lantern() {
        return folder.resolve("lantern");
    }

    public Path leases() {
        return folder.resolve("leases");
    }

    /// The same, empty: nothing of an earlier try is taken up.
    public Path freshFlight(Progress progress) throws IOException {
        remove(flight(progress));
        return flight(progress);
    }

    /// Relight's own state while it flies against one fault.
    public Path flight(Progress progress) {
        return folder.resolve("flights").resolve((progress.at() + 1) + "-" + progress.fault());
    }

    public Path records() {
        return folder.resolve("records");
    }

    /// Where timeline and post-mortem of one fault go.
    public Path record(String fault) {
        return folder.resolve("records").resolve(fault);
    }

    /// What an earlier demo has left unfinished.
    public Optional<Progress> unfinished() throws IOException {
        var file = folder.resolve(CARD);
        if (!Files.exists(file)) return Optional.empty();
        var card = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            card.load(reader);
        }
        var zero = card.getProperty("zero", "");
        var progress =
                new Progress(
                        Arrays.stream(card.getProperty("faults", "").split(","))
                                .filter(fault -> !fault.isBlank())
                                .toList(),
                        Integer.parseInt(card.getProperty("at", "0")),
                        Progress.Step.valueOf(card.getProperty("step", "STEADY")),
                        zero.isEmpty() ? null : Instant.parse(zero),
                        Duration.parse(card.getProperty("soak", "PT10S")));
        return progress.isOver() ? Optional.empty() : Optional.of(progress);
    }

    /// On disk when it returns.
    public void keep(Progress progress) throws IOException {
        var zero = progress.zero();
        var text =
                "faults=%s\nat=%d\nstep=%s\nzero=%s\nsoak=%s\n"
                        .formatted(
                                String.join(",", progress.faults()),
                                progress.at(),
                                progress.step(),
                                zero == null ? "" : zero.toString(),
                                progress.soak());
        var draft = folder.resolve(CARD + ".new");
        Files.writeString(draft, text);
        try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(draft, folder.resolve(CARD), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Nothing is left to go on with.
    public void finish() throws IOException {
        Files.deleteIfExists(folder.resolve(CARD));
    }

    /// Removes everything but the records; all of it when there are none.
    public void clear() throws IOException {
        for (var name : List.of("lantern", "flights", "leases")) remove(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(CARD));
        Files.deleteIfExists(folder.resolve(CARD + ".new"));
        Files.deleteIfExists(folder.resolve("demo.lock"));
        if (isEmpty(folder)) Files.delete(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void remove(Path place) throws IOException {
        if (!Files.exists(place)) return;
        try (var all = Files.walk(place)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) lock.release();
            lock = null;
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
