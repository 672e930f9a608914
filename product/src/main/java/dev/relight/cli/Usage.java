package dev.relight.cli;

/// What the person typed cannot be done; the message says what, where and how to mend it.
///
/// Thrown by the argument side of a command only, caught in [Main], printed on one to three lines,
/// exit 2.
public final class Usage extends Exception {
    private static final long serialVersionUID = 1L;

    public Usage(String message) {
        super(message);
    }
}
