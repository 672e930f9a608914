package dev.relight.cli;

import java.util.List;

/// One word after `relight`.
public interface Subcommand {
    /// As typed: `check`.
    String name();

    /// One line for the list of commands, at most 70 characters, no full stop.
    String summary();

    /// The whole help page: usage, what it does, options, examples, exit codes.
    String help();

    /// Does it.
    ///
    /// @param arguments what stands behind the command's name; `--help` is handled before
    /// @return one of [Exit]
    /// @throws Usage the arguments cannot be understood, or name something that is not there
    int run(List<String> arguments, Terminal terminal) throws Usage;
}
