package dev.relight.danger;

/// Where a command sits: what its input, output and shell are.
///
/// @param fed something is piped or redirected into it
/// @param terminal its output goes to the terminal
/// @param foreground the shell waits for it
record Seat(boolean fed, boolean terminal, boolean foreground) {
    static final Seat AT_THE_TERMINAL = new Seat(false, true, true);

    Seat piped(boolean fedToo) {
        return new Seat(fed || fedToo, false, foreground);
    }

    Seat withInput() {
        return new Seat(true, terminal, foreground);
    }

    Seat withoutTerminal() {
        return new Seat(fed, false, foreground);
    }

    Seat inBackground() {
        return new Seat(fed, terminal, false);
    }
}
