package dev.relight.shell;

/// The grammar cannot go on; caught where a statement ends, never seen outside this room.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /// Offset at which reading stopped.
    final int at;

    /// Whether the text ended inside a quote or a construct, so that more lines may belong to it.
    final boolean unfinished;

    private Unreadable(String why, int at, boolean unfinished) {
        super(why, null, false, false);
        this.at = at;
        this.unfinished = unfinished;
    }

    static Unreadable here(Source source, String why) {
        return new Unreadable(why, source.at, false);
    }

    static Unreadable unfinished(String why, int start) {
        return new Unreadable(why, start, true);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
