package dev.relight.cli;

import java.util.Locale;

/// One thing the doctor looked at.
///
/// @param about what was looked at: `settings`, `state`, the name of a service
/// @param mend what to do; empty where nothing needs to be done
record Sign(Level level, String about, String what, String mend) {
    /// How bad it is.
    enum Level {
        OK,
        /// Works, but somebody should know.
        WARNING,
        /// Will fail at night.
        PROBLEM;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Sign ok(String about, String what) {
        return new Sign(Level.OK, about, what, "");
    }

    static Sign warning(String about, String what, String mend) {
        return new Sign(Level.WARNING, about, what, mend);
    }

    static Sign problem(String about, String what, String mend) {
        return new Sign(Level.PROBLEM, about, what, mend);
    }
}
