package dev.relight.danger;

/// One finding of the judge: how bad, why, and the part of the command it rests on.
///
/// @param part as it stands in the command, or in the text it carries
public record Reason(Danger danger, String why, String part) {
    /// Weight among reasons: what is known to destroy says more than what nobody knows, though both
    /// are gated alike.
    int weight() {
        return weight(danger);
    }

    static int weight(Danger danger) {
        return switch (danger) {
            case OBSERVE -> 0;
            case REVERSIBLE -> 1;
            case DISRUPTIVE -> 2;
            case UNKNOWN -> 3;
            case DESTRUCTIVE -> 4;
        };
    }
}
