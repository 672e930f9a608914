package dev.relight.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Stretches of one text that must not be shown.
final class Spans {
    /// From `from` to before `to`, in UTF-16 units.
    private record Span(int from, int to, String kind) {}

    private final List<Span> found = new ArrayList<>();

    void add(int from, int to, String kind) {
        if (from < to) found.add(new Span(from, to, kind));
    }

    /// The text with each stretch replaced by its marker; of those that overlap, one marker. A line
    /// stays a line: no stretch of a finder reaches over its end.
    String cutOutOf(String text) {
        if (found.isEmpty()) return text;
        found.sort(
                Comparator.comparingInt(Span::from)
                        .thenComparing(Comparator.comparingInt(Span::to).reversed()));
        var out = new StringBuilder(text.length());
        int at = 0;
        for (int i = 0; i < found.size(); i++) {
            var first = found.get(i);
            int to = first.to();
            while (i + 1 < found.size() && found.get(i + 1).from() < to)
                to = Math.max(to, found.get(++i).to());
            out.append(text, at, first.from()).append(Marker.of(first.kind()));
            at = to;
        }
        return out.append(text, at, text.length()).toString();
    }
}
