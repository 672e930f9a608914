package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;

/// Changes to a text, each at its place in the original.
final class Edits {
    private record Edit(int start, int end, String text) {
        int compare(Edit other) {
            int by = Integer.compare(start, other.start);
            return by == 0 ? Integer.compare(end, other.end) : by;
        }
    }

    private final List<Edit> edits = new ArrayList<>();

    boolean isEmpty() {
        return edits.isEmpty();
    }

    /// @param start of what is replaced, UTF-16 offset in the original; equal to `end` to insert
    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    /// The stretch of the original with the changes in it; a change within another is left out.
    String apply(String original, int from, int to) {
        var ordered = new ArrayList<>(edits);
        ordered.sort(Edit::compare);
        var out = new StringBuilder();
        int at = from;
        for (var edit : ordered) {
            if (edit.start < at || edit.end > to) continue;
            out.append(original, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return out.append(original, at, to).toString();
    }

    String apply(String original) {
        return apply(original, 0, original.length());
    }

    /// What lies within a stretch, taken out of here.
    Edits taken(int from, int to) {
        var taken = new Edits();
        edits.removeIf(edit -> {
            boolean within = edit.start >= from && edit.end <= to;
            if (within) taken.edits.add(edit);
            return within;
        });
        return taken;
    }
}
