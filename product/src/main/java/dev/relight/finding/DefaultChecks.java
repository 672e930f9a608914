package dev.relight.finding;

import org.jspecify.annotations.Nullable;

/// What a good output looks like where the author says nothing, by kind of command.
public final class DefaultChecks {
    private DefaultChecks() {}

    /// Null where output decides nothing.
    public static @Nullable Predicate of(String command, Surroundings around) {
        var look = Look.of(command);
        if (look.source().is("curl")) return Predicate.of("http.status = 200");
        return look.isPiped() || look.looped() ? null : Predicate.of("exit = 0");
    }
}
