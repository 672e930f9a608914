package dev.relight.drill;

import dev.relight.incident.Event;
import dev.relight.record.Telling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Puts what people keep of an incident into a folder.
final class Records {
    private Records() {}

    static void write(List<Event> events, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("timeline.txt"),
                    events.stream()
                            .map(event -> event.at() + " " + Telling.of(event) + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record into " + folder, e);
        }
    }
}
