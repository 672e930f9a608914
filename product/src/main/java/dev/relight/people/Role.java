package dev.relight.people;

import java.util.Locale;

/// What a person may do; each role may do all that the ones before it may.
public enum Role {
    VIEWER,
    /// Acknowledges, notes, takes over by hand, aborts.
    RESPONDER,
    /// Says yes or no to dangerous commands.
    APPROVER,
    ADMIN;

    /// As written in the settings.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayApprove() {
        return compareTo(APPROVER) >= 0;
    }
}
