package dev.relight.cli;

import java.util.Collection;

/// Guesses what was meant, so that a typing error costs one look.
final class Nearest {
    /// Further away than this is another word, not a typing error.
    private static final int DISTANCE_MAX = 2;

    private Nearest() {}

    /// ` Did you mean 'check'?`, or nothing.
    static String hint(String word, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(word, name) <= DISTANCE_MAX)
                .min(java.util.Comparator.comparingInt(name -> distance(word, name)))
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    /// Levenshtein's distance.
    static int distance(String one, String other) {
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
