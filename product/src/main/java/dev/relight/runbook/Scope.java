package dev.relight.runbook;

import dev.relight.runbook.page.Piece;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far a condition in a sentence reaches: over the blocks right behind it, or over the list.
final class Scope {
    final Stated stated;

    /// The list entry the sentence stands in; null at the margin.
    private final Piece.@Nullable Item in;

    /// The list it governs, once one has begun; 0 before.
    private int list;

    private boolean blocks;

    Scope(Stated stated, Piece.@Nullable Item in) {
        this.stated = stated;
        this.in = in;
    }

    /// Whether the next piece is governed; once one is not, the scope is over.
    boolean reaches(Piece piece) {
        if (!isWithin(piece)) return false;
        var entry = entry(piece);
        if (entry == null) {
            if (!(piece instanceof Piece.Code)) return list == 0;
            blocks = true;
            return list == 0;
        }
        if (blocks) return false;
        if (list == 0) list = entry.list();
        return list == entry.list();
    }

    private boolean isWithin(Piece piece) {
        if (in == null) return true;
        for (var above = piece.in(); above != null; above = above.in())
            if (above.equals(in)) return true;
        return false;
    }

    /// The entry of the list right behind the sentence that the piece is or stands in.
    private Piece.@Nullable Item entry(Piece piece) {
        var at = piece instanceof Piece.Item item ? item : piece.in();
        if (Objects.equals(at, in)) return null;
        while (at != null && !Objects.equals(at.in(), in)) at = at.in();
        return at;
    }
}
