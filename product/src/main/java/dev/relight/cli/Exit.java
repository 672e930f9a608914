package dev.relight.cli;

/// The exit codes of every command; documented in `docs/reference/cli.md`.
public final class Exit {
    /// All went well; nothing is wrong.
    public static final int OK = 0;

    /// The command did its work and the answer is no: errors found, not restored, refused.
    public static final int NO = 1;

    /// The command could not begin: wrong flag, missing file, unreadable settings.
    public static final int USAGE = 2;

    /// A bug in Relight; the message says what to report.
    public static final int BUG = 70;

    /// Ended by Ctrl-C, as shells count it (128 + SIGINT).
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
