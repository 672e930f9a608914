package dev.relight.drill;

import dev.relight.incident.Event;
import dev.relight.record.PostMortem;
import dev.relight.record.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/// Puts what people keep of an incident into a folder.
public final class Records {
    private Records() {}

    /// Writes `timeline.txt`, `timeline.json` and `postmortem.md`.
    public static void write(List<Event> events, Path folder) {
        var zone = ZoneId.systemDefault();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("timeline.txt"), Timeline.text(events, zone));
            Files.writeString(folder.resolve("timeline.json"), Timeline.json(events));
            Files.writeString(folder.resolve("postmortem.md"), PostMortem.markdown(events, zone));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the record into " + folder, e);
        }
    }
}
