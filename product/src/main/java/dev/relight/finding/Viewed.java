package dev.relight.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command read once for everything that is asked about its output.
public final class Viewed {
    private final Look look;
    private final LookRow row;

    private Viewed(Look look) {
        this.look = look;
        this.row = Looks.row(look);
    }

    public static Viewed of(String command) {
        return new Viewed(Look.of(command));
    }

    Look look() {
        return look;
    }

    /// As [EvidenceKinds#of(String)].
    public List<String> evidence() {
        return row.evidence;
    }

    /// As [DefaultChecks#of(String, Surroundings)].
    public @Nullable Predicate usual(Surroundings around) {
        return DefaultChecks.of(look, row, around);
    }

    /// As [Expectations#check(String, String)].
    public @Nullable Predicate expecting(String words) {
        return Expectations.check(this, words);
    }
}
