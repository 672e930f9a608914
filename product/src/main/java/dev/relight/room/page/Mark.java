package dev.relight.room.page;

import dev.relight.danger.Danger;

/// Danger as it is shown: a sign, a word and what it means; never colour alone.
public final class Mark {
    private Mark() {}

    public static String sign(Danger danger) {
        return switch (danger) {
            case OBSERVE -> "○";
            case REVERSIBLE -> "↺";
            case DISRUPTIVE -> "▲";
            case DESTRUCTIVE -> "✖";
            case UNKNOWN -> "?";
        };
    }

    public static String means(Danger danger) {
        return switch (danger) {
            case OBSERVE -> "only looks";
            case REVERSIBLE -> "acts on the failing service and loses nothing";
            case DISRUPTIVE -> "interrupts something that works, or replaces a version";
            case DESTRUCTIVE -> "loses something that cannot be had back";
            case UNKNOWN -> "nobody has taught Relight this command; treated like destructive";
        };
    }
}
