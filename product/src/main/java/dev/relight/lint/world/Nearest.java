package dev.relight.lint.world;

import java.util.Collection;
import java.util.Comparator;

/// Guesses which of the known names was meant.
public final class Nearest {
    private Nearest() {}

    /// ` (did you mean 'shop-db'?)`, or nothing when none is near.
    public static String hint(String name, Collection<String> known) {
        var best =
                known.stream()
                        .filter(one -> !one.isEmpty())
                        .min(
                                Comparator.comparingInt((String one) -> far(name, one))
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElse("");
        if (best.isEmpty() || far(name, best) > limit(name)) return "";
        return " (did you mean '" + best + "'?)";
    }

    /// A third of the name may differ: `postgres-prod` is not `redis-prod`.
    private static int limit(String name) {
        return Math.max(1, name.length() / 3);
    }

    /// Levenshtein's distance; a name within the other counts as one step.
    private static int far(String name, String other) {
        if (other.contains(name) || name.contains(other)) return 1;
        return distance(name, other);
    }

    public static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) before[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
