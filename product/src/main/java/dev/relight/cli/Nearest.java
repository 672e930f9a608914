package dev.relight.cli;

import dev.relight.problem.Typo;
import java.util.Collection;

/// Guesses what was meant, so that a typing error costs one look.
final class Nearest {
    /// Further away than this is another word, not a typing error.
    private static final int DISTANCE_MAX = 2;

    private Nearest() {}

    /// ` Did you mean 'check'?`, or nothing.
    static String hint(String word, Collection<String> known) {
        return known.stream()
                .filter(name -> Typo.distance(word, name) <= DISTANCE_MAX)
                .min(java.util.Comparator.comparingInt(name -> Typo.distance(word, name)))
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }
}
