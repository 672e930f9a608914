package dev.relight.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A span that is not over yet.
final class Sketch {
    /// The usual limit of OpenTelemetry for the events of a span.
    private static final int POINTS_MAX = 128;

    /// A longer text is of no use in a list of spans; the whole of it is in the journal.
    private static final int CHARACTERS_MAX = 4_000;

    final String key;
    private final @Nullable String parent;
    private final String name;
    private final Instant began;
    private final SortedMap<String, Object> attributes = new TreeMap<>();
    private final List<Span.Point> points = new ArrayList<>();
    private @Nullable String failed;

    Sketch(String key, @Nullable String parent, String name, Instant began) {
        this.key = key;
        this.parent = parent;
        this.name = name;
        this.began = began;
    }

    Instant began() {
        return began;
    }

    Sketch with(String name, String value) {
        if (!value.isEmpty()) attributes.put("relight." + name, cut(value));
        return this;
    }

    Sketch with(String name, long value) {
        attributes.put("relight." + name, value);
        return this;
    }

    Sketch exit(long status) {
        attributes.put("process.exit.code", status);
        return this;
    }

    Sketch failed(String because) {
        failed = cut(because);
        return this;
    }

    void point(Instant at, String name, String text) {
        if (points.size() < POINTS_MAX)
            points.add(new Span.Point(at, name, java.util.Map.of("relight.text", cut(text))));
    }

    /// The journal is in the order of what was decided; a clock that was set back makes no span
    /// that ends before it begins.
    Span over(Instant at, int closedBy) {
        var ended = at.isBefore(began) ? began : at;
        return new Span(key, parent, name, began, ended, attributes, points, failed, closedBy);
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX - 1) + "…";
    }
}
