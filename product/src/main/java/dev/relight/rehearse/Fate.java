package dev.relight.rehearse;

import java.util.random.RandomGenerator;

/// The dice, and how often they bring something bad.
final class Fate {
    private final RandomGenerator dice;
    private final Mishaps mishaps;

    Fate(RandomGenerator dice, Mishaps mishaps) {
        this.dice = dice;
        this.mishaps = mishaps;
    }

    Mishaps mishaps() {
        return mishaps;
    }

    boolean strikes(int oneIn) {
        return oneIn > 0 && dice.nextInt(oneIn) == 0;
    }

    void mayCrash(String where) {
        if (strikes(mishaps.crash())) throw new Crash(where);
    }

    void maySuddenlyCrash() {
        if (strikes(mishaps.sudden())) throw new Crash("between two steps");
    }

    long millis(long from, long to) {
        return dice.nextLong(from, to);
    }
}
