package dev.relight.trace;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Something that lasted, as the journal tells it.
///
/// @param key names it within its incident, for ever; its span id is made of it
/// @param parent key of the span in which it happened; null for the incident itself
/// @param failed why it counts as failed; null if it does not
/// @param closedBy how many events of the incident had happened when it was over, itself included
record Span(
        String key,
        @Nullable String parent,
        String name,
        Instant began,
        Instant ended,
        SortedMap<String, Object> attributes,
        List<Point> points,
        @Nullable String failed,
        int closedBy) {
    Span {
        attributes = new TreeMap<>(attributes);
        points = List.copyOf(points);
    }

    /// Something that happened in it, at one moment.
    record Point(Instant at, String name, Map<String, Object> attributes) {
        Point {
            attributes = Map.copyOf(attributes);
        }

        private Point told(UnaryOperator<String> redact) {
            return new Point(at, name, clean(attributes, redact));
        }
    }

    /// Without secrets.
    Span told(UnaryOperator<String> redact) {
        return new Span(
                key,
                parent,
                redact.apply(name),
                began,
                ended,
                new TreeMap<>(clean(attributes, redact)),
                points.stream().map(point -> point.told(redact)).toList(),
                failed == null ? null : redact.apply(failed),
                closedBy);
    }

    private static Map<String, Object> clean(
            Map<String, Object> attributes, UnaryOperator<String> redact) {
        var clean = new TreeMap<String, Object>();
        attributes.forEach((name, value) ->
                clean.put(name, value instanceof String text ? redact.apply(text) : value));
        return clean;
    }
}
