package dev.relight.problem;

import java.util.Locale;

/// How much a problem weighs, worst first.
public enum Severity {
    /// It cannot work as written, or may do harm: `relight check` exits 1.
    ERROR,
    /// It works, but not as the author believes.
    WARNING,
    /// Worth knowing.
    INFO;

    /// As it stands in JSON and on the terminal.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
