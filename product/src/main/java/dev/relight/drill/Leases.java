package dev.relight.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// All leases of one folder; each is a folder of its own, gone once its fault is undone.
public final class Leases {
    /// What became of one undo.
    ///
    /// @param said why it did not work; empty when it did
    public record Undone(Lease lease, boolean well, String said) {}

    private static final String CARD = "lease.properties";

    /// A whole stack put up anew and waited for, on a machine that is busy.
    private static final Duration UNDO_LIMIT = Duration.ofMinutes(4);

    private final Path folder;
    private final InstantSource clock;

    public Leases(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Writes down how `fault` is undone; on disk when this returns.
    Lease take(Fault fault, String prelude, Path home, Duration time) throws IOException {
        Files.createDirectories(folder);
        var place = Files.createTempDirectory(folder, fault.name() + "-");
        var me = ProcessHandle.current();
        var born = me.info().startInstant().orElse(Instant.EPOCH);
        var lease = new Lease(place, fault.name(), me.pid(), born, clock.instant().plus(time));
        durable(lease.undo(), Script.text(home, place, prelude, "set -e\n" + fault.undo()));
        durable(place.resolve(CARD), card(lease));
        try (var directory = FileChannel.open(place, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return lease;
    }

    /// Undoes one fault and lets its lease go; keeps the lease when the undo did not work.
    public Undone undo(Lease lease) throws InterruptedException {
        var end = Script.run(lease.undo(), UNDO_LIMIT);
        if (!end.isWell())
            return new Undone(lease, false, end.lastLine() + "; by hand: bash " + lease.undo());
        remove(lease.folder());
        return new Undone(lease, true, "");
    }

    /// Lets a lease go whose fault was never made.
    void drop(Lease lease) {
        remove(lease.folder());
    }

    /// Undoes everything that a process which is no more has left behind, or whose time is over.
    public List<Undone> sweep() throws InterruptedException {
        var undone = new ArrayList<Undone>();
        for (var lease : all()) if (!lease.isHeld(clock.instant())) undone.add(undo(lease));
        return undone;
    }

    /// In no order that matters. A folder without a card was given up before its fault was made.
    public List<Lease> all() {
        if (!Files.isDirectory(folder)) return List.of();
        var found = new ArrayList<Lease>();
        try (var places = Files.list(folder)) {
            for (var place : places.sorted().toList()) read(place).ifPresent(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
        return List.copyOf(found);
    }

    /// The same lease in the name of this process, which goes on where the one before it ended.
    public Lease adopt(Lease lease) throws IOException {
        var me = ProcessHandle.current();
        var mine =
                new Lease(
                        lease.folder(),
                        lease.fault(),
                        me.pid(),
                        me.info().startInstant().orElse(Instant.EPOCH),
                        lease.until());
        durable(lease.folder().resolve(CARD), card(mine));
        return mine;
    }

    private static String card(Lease lease) {
        return "fault=%s\nownerPid=%d\nownerBorn=%s\nuntil=%s\n"
                .formatted(lease.fault(), lease.ownerPid(), lease.ownerBorn(), lease.until());
    }

    private static Optional<Lease> read(Path place) throws IOException {
        if (!Files.exists(place.resolve(CARD))) return Optional.empty();
        var card = new Properties();
        try (var reader = Files.newBufferedReader(place.resolve(CARD))) {
            card.load(reader);
        }
        return Optional.of(
                new Lease(
                        place,
                        card.getProperty("fault", ""),
                        Long.parseLong(card.getProperty("ownerPid", "0")),
                        Instant.parse(card.getProperty("ownerBorn", "1970-01-01T00:00:00Z")),
                        Instant.parse(card.getProperty("until", "1970-01-01T00:00:00Z"))));
    }

    private static void durable(Path file, String text) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static void remove(Path place) {
        try (var all = Files.walk(place)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + place, e);
        }
    }
}
