package dev.relight.orders;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The holds of one state folder: a file each, durable before anybody is told that it holds.
///
/// The file `holds/all` holds everything, `holds/service-NAME` one service. What stands in them is
/// for people: a file that is empty or cannot be read holds just as well, so that `touch` is enough
/// in need. What is released is kept in `holds/past`.
public final class Holds {
    /// Larger is no hold, but it holds.
    private static final int BYTES_MAX = 64 * 1024;

    private static final String ALL = "all";
    private static final String OF_ONE = "service-";
    private static final String SERVICE = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";

    private final Path folder;

    /// @param state the folder that the Relight in question works in
    public Holds(Path state) {
        folder = state.resolve("holds");
    }

    /// Whether a hold can name this service.
    public static boolean isService(String name) {
        return name.matches(SERVICE);
    }

    /// On the disk when this returns; an older hold of the same service is replaced.
    public void put(Hold hold) throws IOException {
        if (!hold.service().isEmpty() && !isService(hold.service()))
            throw new IllegalArgumentException("'" + hold.service() + "' names no service");
        Files.createDirectories(folder);
        var words = new Properties();
        words.setProperty("by", hold.by());
        words.setProperty("at", hold.at().toString());
        words.setProperty("because", hold.because());
        if (hold.until() != null) words.setProperty("until", hold.until().toString());
        var text = new StringWriter();
        words.store(text, "relight hold; relight release ends it");
        write(file(hold.service()), text.toString());
    }

    /// Ends it; empty if there was none.
    public Optional<Hold> end(String service, String by, Instant at) throws IOException {
        var file = file(service);
        if (!Files.exists(file)) return Optional.empty();
        var hold = read(file);
        var past = Files.createDirectories(folder.resolve("past"));
        var kept =
                past.resolve(
                        "%s-%d-released-by-%s"
                                .formatted(
                                        file.getFileName(),
                                        at.toEpochMilli(),
                                        by.replaceAll("[^A-Za-z0-9._-]", "_")));
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return Optional.of(hold);
    }

    /// Those that hold now, by service; under the empty name the hold on everything.
    public SortedMap<String, Hold> now(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) return Collections.emptySortedMap();
        var holds = new TreeMap<String, Hold>();
        for (var file : files()) {
            var hold = read(file);
            if (!hold.isOver(now)) holds.put(hold.service(), hold);
        }
        return holds;
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var name = String.valueOf(file.getFileName());
                boolean known = name.equals(ALL) || name.startsWith(OF_ONE);
                if (known && !name.endsWith(HALF)) files.add(file);
            }
        }
        return files;
    }

    private Path file(String service) {
        return folder.resolve(service.isEmpty() ? ALL : OF_ONE + service);
    }

    private static Hold read(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        var service = name.equals(ALL) ? "" : name.substring(OF_ONE.length());
        var words = new Properties();
        try {
            if (Files.size(file) <= BYTES_MAX) words.load(new StringReader(Files.readString(file)));
        } catch (IOException | IllegalArgumentException unreadable) {
            words.clear();
        }
        return new Hold(
                service,
                words.getProperty("by", ""),
                time(words.getProperty("at")).orElse(Files.getLastModifiedTime(file).toInstant()),
                words.getProperty("because", "no reason is given in " + file),
                time(words.getProperty("until")).orElse(null));
    }

    private static Optional<Instant> time(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static final String HALF = ".half";

    static void write(Path file, String text) throws IOException {
        var half = file.resolveSibling(file.getFileName() + HALF);
        try (var channel =
                FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        var folder = file.getParent();
        if (folder != null) force(folder);
    }

    /// So that a name survives a crash of the machine.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
