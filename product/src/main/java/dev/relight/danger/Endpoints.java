package dev.relight.danger;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Well-known services by the end of a path: `/-/reload`, `/orders/_cache/clear`.
///
/// What stands in the table counts instead of the single words of the path, which would take the
/// name of an index or a job for an act.
final class Endpoints {
    private final Table rows;

    Endpoints(Shelf shelf) {
        this.rows = shelf.always("http-end:");
    }

    /// Null when no row knows how this path ends.
    @Nullable Ruling at(String path) {
        var words = new ArrayList<Arg>();
        int from = 0;
        for (int at = path.indexOf('/'); from <= path.length(); at = path.indexOf('/', from)) {
            int end = at < 0 ? path.length() : at;
            if (end > from) words.add(Arg.of(path.substring(from, end)));
            from = end + 1;
        }
        if (words.isEmpty() || words.size() > SEGMENTS_MAX) return null;
        var read = ArgReader.read(rows, words, new Feed.Nothing());
        return read.lost() == null && read.positionals().isEmpty() ? read.table().ruling : null;
    }

    /// Longer paths are data; no service we know of has them.
    private static final int SEGMENTS_MAX = 20;
}
