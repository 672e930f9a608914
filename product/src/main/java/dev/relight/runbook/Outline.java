package dev.relight.runbook;

import dev.relight.runbook.page.Page;
import dev.relight.runbook.page.Piece;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The headings of a page as a tree, and which pieces stand under which.
final class Outline {
    private final Part root;
    private final List<Part> parts = new ArrayList<>();
    private final IdentityHashMap<Piece, Part> partOf = new IdentityHashMap<>();

    Outline(Page page) {
        root = new Part(null, null);
        parts.add(root);
        var at = root;
        for (var piece : page.pieces()) {
            if (piece instanceof Piece.Heading heading) {
                var above = at;
                while (above.above != null && above.level() >= heading.level()) above = above.above;
                at = new Part(heading, above);
                parts.add(at);
            } else {
                at.pieces.add(piece);
            }
            partOf.put(piece, at);
        }
    }

    /// In the order of lines; the first has no heading.
    List<Part> parts() {
        return parts;
    }

    Part root() {
        return root;
    }

    Part of(Piece piece) {
        return partOf.getOrDefault(piece, root);
    }

    /// The first heading of the first level, else the first heading; the root when there is none.
    Part title() {
        for (var part : parts) if (part.level() == 1) return part;
        return parts.size() > 1 ? parts.get(1) : root;
    }
}
