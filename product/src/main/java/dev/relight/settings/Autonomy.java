package dev.relight.settings;

import java.util.Locale;

/// How much Relight may do without being asked.
public enum Autonomy {
    /// Looks, says what it would do, changes nothing.
    OBSERVE,
    /// Asks before anything that changes something.
    ASSIST,
    /// Runs what is reversible alone; asks before anything worse.
    AUTO;

    /// As written in the settings and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
