package dev.relight.danger;

import java.util.Locale;

/// Judges writing to a path by the path alone: a new file is harmless, a live one is not.
final class Writes {
    private final Table paths;
    private final Table emptied;

    Writes(Shelf shelf) {
        this.paths = shelf.always("write:");
        this.emptied = shelf.always("empty:");
    }

    /// The file gets new content.
    void written(String path, boolean appended, Scales to) {
        if (path.startsWith("/dev/")
                && path.toLowerCase(Locale.ROOT)
                        .matches("/dev/(null|stdout|stderr|tty|fd/\\d+|tcp/.*|udp/.*)")) return;
        to.add(Programs.ruled(Invocation.of(paths, path, appended ? "append" : "over")), path);
    }

    /// The file stays and is empty afterwards.
    void emptied(String path, Scales to) {
        to.add(Programs.ruled(Invocation.of(emptied, path)), path);
    }
}
