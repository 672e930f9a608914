package dev.relight.orders;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people changed lately, a file each in the state folder: a Relight that was stopped
/// meanwhile, or is started again, knows of it all the same.
///
/// A file that cannot be read as one of ours is a change all the same, of the time of the file,
/// with its name for words: `touch FOLDER/changes/deploy-42` is enough.
public final class Changes {
    /// Older ones explain no outage of now.
    public static final Duration KEPT = Duration.ofHours(24);

    /// Larger is none of ours.
    private static final int BYTES_MAX = 64 * 1024;

    private static final String HALF = ".half";

    private final Path folder;

    /// @param state the folder that the Relight in question works in
    public Changes(Path state) {
        folder = state.resolve("changes");
    }

    /// On the disk when this returns; what is too old to matter goes.
    public void put(Change change) throws IOException {
        if (!change.service().isEmpty() && !Holds.isService(change.service()))
            throw new IllegalArgumentException("'" + change.service() + "' names no service");
        Files.createDirectories(folder);
        var words = new Properties();
        words.setProperty("at", change.at().toString());
        words.setProperty("service", change.service());
        words.setProperty("by", change.by());
        words.setProperty("text", change.text());
        var text = new StringWriter();
        words.store(text, "relight changed");
        Holds.write(free(change.at().toEpochMilli()), text.toString());
        forget(change.at().minus(KEPT));
    }

    /// Two in the same moment are two.
    private Path free(long millis) {
        for (int n = 0; ; n++) {
            var file = folder.resolve("%d-%d.properties".formatted(millis, n));
            if (!Files.exists(file)) return file;
        }
    }

    /// Those since then, by the names of their files.
    public SortedMap<String, Change> since(Instant from) throws IOException {
        if (!Files.isDirectory(folder)) return Collections.emptySortedMap();
        var changes = new TreeMap<String, Change>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(HALF)) continue;
                try {
                    var change = read(file, name);
                    if (!change.at().isBefore(from)) changes.put(name, change);
                } catch (NoSuchFileException goneMeanwhile) {
                    // it was forgotten between the listing and the look
                }
            }
        }
        return changes;
    }

    private void forget(Instant before) throws IOException {
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all)
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before))
                    Files.deleteIfExists(file);
        }
    }

    private static Change read(Path file, String name) throws IOException {
        var written = Files.getLastModifiedTime(file).toInstant();
        var words = new Properties();
        try {
            if (Files.size(file) <= BYTES_MAX) words.load(new StringReader(Files.readString(file)));
            return new Change(
                    Instant.parse(words.getProperty("at", written.toString())),
                    words.getProperty("service", ""),
                    words.getProperty("by", ""),
                    words.getProperty("text", name));
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            return new Change(written, "", "", name);
        }
    }
}
