package dev.relight.incident;

import java.util.Locale;

/// How much Relight may do without asking; least first.
public enum Autonomy {
    /// Looks and advises; changes nothing, and does not ask to.
    OBSERVE,
    /// Asks before every change.
    ASSIST,
    /// What is reversible runs alone; the rest is asked.
    AUTO;

    /// As it stands in settings and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
