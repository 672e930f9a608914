package dev.relight.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Up to where the journal has been told, in a small file.
///
/// Spans that were taken right before a crash, before the mark was moved, are sent once more; they
/// bear the same ids.
final class Mark {
    private final Path file;

    /// @param state the state folder
    Mark(Path state) {
        file = state.resolve("traces.mark");
    }

    /// @param sequence everything in the journal up to here is told
    /// @param told of these incidents, beyond that, this many events
    record Place(long sequence, Map<String, Integer> told) {
        Place {
            told = Map.copyOf(told);
        }
    }

    /// Empty when nothing ever was told, or the file is damaged: then one begins with what is new.
    Optional<Place> read() throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().matches("[0-9]{1,18}")) return Optional.empty();
        var told = new TreeMap<String, Integer>();
        for (var line : lines.subList(1, lines.size())) {
            var words = line.split(" ", 2);
            if (words.length == 2 && words[0].matches("[0-9]{1,9}"))
                told.put(words[1], Integer.parseInt(words[0]));
        }
        return Optional.of(new Place(Long.parseLong(lines.getFirst()), told));
    }

    void move(Place place) throws IOException {
        var text = new StringBuilder().append(place.sequence()).append('\n');
        new TreeMap<>(place.told())
                .forEach((id, count) -> text.append(count).append(' ').append(id).append('\n'));
        var fresh = file.resolveSibling("traces.mark.new");
        Files.writeString(fresh, text);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
