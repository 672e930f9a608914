package dev.relight.lexicon;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one phrase of a heading says of the part below it.
///
/// @param phase null when what stands beneath decides
/// @param act phase where something beneath changes things; null unless `phase` is null
/// @param look phase where all beneath only looks; null unless `phase` is null
/// @param rank the higher wins over another purpose of the same heading
/// @param weak holds only where no heading above has said more
/// @param under holds only under these phases; empty for any
public record Purpose(
        @Nullable Phase phase,
        @Nullable Phase act,
        @Nullable Phase look,
        int rank,
        boolean weak,
        Set<Phase> under,
        boolean underTop) {
    /// Ranks from here on part the runbook as a whole and hold under any heading.
    private static final int RANK_SOVEREIGN = 74;

    public Purpose {
        under = Set.copyOf(under);
    }

    /// Whether it may be said below a heading of that phase; null for none.
    public boolean holdsUnder(@Nullable Phase above) {
        boolean top = above == null || above == Phase.ALERT || above == Phase.NONE;
        if (weak && !top) return false;
        if (!under.isEmpty() || underTop)
            return top && underTop || above != null && under.contains(above);
        return top || above == null || !isApart(above) || rank >= RANK_SOVEREIGN;
    }

    /// Phases outside the repair itself: a "recovery" under "prevention" is still prevention.
    private static boolean isApart(Phase above) {
        return switch (above) {
            case COMMUNICATE, ESCALATE, POST_INCIDENT, PREVENT -> true;
            case ALERT, ASSESS, TRIAGE, MITIGATE, DIAGNOSE, RESOLVE, RECOVER, VERIFY, NONE -> false;
        };
    }
}
