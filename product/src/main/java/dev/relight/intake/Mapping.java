package dev.relight.intake;

import com.fasterxml.jackson.core.JsonPointer;
import dev.relight.settings.Senders;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the fields of an alert stand in somebody's own JSON, as JSON pointers (RFC 6901).
///
/// @param key the dedup key
/// @param status the field that says firing or over
/// @param over the values of that field, lower case, that mean it is over
/// @param summary one line for people
/// @param labels label name to where its value stands
public record Mapping(
        JsonPointer key,
        JsonPointer status,
        java.util.Set<String> over,
        JsonPointer summary,
        Map<String, JsonPointer> labels) {
    public Mapping {
        over = java.util.Set.copyOf(over);
        labels = new TreeMap<>(labels);
    }

    /// As the settings say; null: the plain form.
    public static Mapping of(Senders.@Nullable Fields fields) {
        if (fields == null) return plain();
        var labels = new TreeMap<String, JsonPointer>();
        fields.labels().forEach((name, where) -> labels.put(name, JsonPointer.compile(where)));
        return new Mapping(
                JsonPointer.compile(fields.key()),
                JsonPointer.compile(fields.status()),
                fields.over(),
                JsonPointer.compile(fields.summary()),
                labels);
    }

    /// `{"key","status","summary","labels":{...}}`: what a sender without habits of its own should
    /// send.
    public static Mapping plain() {
        return new Mapping(
                JsonPointer.compile("/key"),
                JsonPointer.compile("/status"),
                java.util.Set.of("resolved", "ok", "up", "closed", "normal"),
                JsonPointer.compile("/summary"),
                Map.of("service", JsonPointer.compile("/service")));
    }
}
