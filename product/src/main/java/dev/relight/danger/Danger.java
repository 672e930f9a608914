package dev.relight.danger;

import java.util.Locale;

/// How much harm a command can do, least first; the order is part of the meaning.
public enum Danger {
    /// Only looks: `df -h`, `systemctl status`.
    OBSERVE,
    /// Acts on the failing service and loses nothing: `systemctl restart nginx`.
    REVERSIBLE,
    /// Interrupts something that works, or replaces a version: `docker-compose down`.
    DISRUPTIVE,
    /// Loses something that cannot be had back: `rm -rf`, `DROP TABLE`.
    DESTRUCTIVE,
    /// Nobody has taught us this command; gated like [#DESTRUCTIVE].
    UNKNOWN;

    /// As it stands in JSON, labels and rules.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// One step up, as an author's CAUTION or WARNING beside the command asks for.
    public Danger raised() {
        return switch (this) {
            case OBSERVE -> REVERSIBLE;
            case REVERSIBLE -> DISRUPTIVE;
            case DISRUPTIVE, DESTRUCTIVE -> DESTRUCTIVE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public static Danger worst(Danger one, Danger other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
