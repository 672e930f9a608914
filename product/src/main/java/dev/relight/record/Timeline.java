package dev.relight.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.relight.incident.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Everything that happened, in order; as text for people and as JSON for tools.
public final class Timeline {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Timeline() {}

    /// One line per event; what only says that a message went out is left out.
    public static String text(List<Event> events, ZoneId zone) {
        var text = new StringBuilder();
        for (var event : events)
            if (isTold(event))
                text.append(CLOCK.format(event.at().atZone(zone)))
                        .append("  ")
                        .append(Telling.of(event))
                        .append('\n');
        return text.toString();
    }

    /// A list of `{"at","what","text","lines":[]}`; `lines` are lines of the runbook.
    public static String json(List<Event> events) {
        var out = new StringWriter();
        try (var json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (var event : events) write(json, event);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
        return out + "\n";
    }

    private static void write(JsonGenerator json, Event event) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", event.at().toString());
        json.writeStringField("what", Kinds.of(event));
        json.writeStringField("text", Telling.of(event));
        json.writeArrayFieldStart("lines");
        for (int line : RunbookLines.of(event)) json.writeNumber(line);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// To the second, as on every page; the zone stands on it once.
    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    static boolean isTold(Event event) {
        return !(event instanceof Event.NoticeSent);
    }
}
