package dev.relight.journal;

/// The journal cannot be written or read: a full disk, a locked or damaged file. The message says
/// which, and how to mend it.
public final class JournalFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalFault(String message) {
        super(message);
    }

    public JournalFault(String message, Throwable cause) {
        super(message, cause);
    }
}
