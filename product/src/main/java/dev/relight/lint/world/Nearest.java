package dev.relight.lint.world;

import dev.relight.problem.Typo;
import java.util.Collection;

/// Guesses which of the known names was meant.
public final class Nearest {
    private Nearest() {}

    /// ` (did you mean 'shop-db'?)`, or nothing when none is near.
    public static String hint(String name, Collection<String> known) {
        var best = "";
        int distance = Integer.MAX_VALUE;
        for (var one : known) {
            if (one.isEmpty()) continue;
            int far = far(name, one);
            if (far > distance || far == distance && one.compareTo(best) >= 0) continue;
            best = one;
            distance = far;
        }
        if (best.isEmpty() || distance > limit(name)) return "";
        return " (did you mean '" + best + "'?)";
    }

    /// A third of the name may differ: `postgres-prod` is not `redis-prod`.
    private static int limit(String name) {
        return Math.max(1, name.length() / 3);
    }

    /// Levenshtein's distance; a name within the other counts as one step.
    private static int far(String name, String other) {
        if (other.contains(name) || name.contains(other)) return 1;
        return Typo.distance(name, other);
    }
}
