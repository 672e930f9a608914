package dev.relight.rehearse;

import java.util.List;
import java.util.random.RandomGenerator;

/// The dice, and how often they bring something bad.
final class Fate {
    private final RandomGenerator dice;
    private final Mishaps mishaps;

    Fate(RandomGenerator dice, Mishaps mishaps) {
        this.dice = dice;
        this.mishaps = mishaps;
    }

    boolean strikes(Mishap mishap) {
        int times = mishaps.oneIn(mishap);
        return times > 0 && dice.nextInt(times) == 0;
    }

    void mayCrash(String where) {
        if (strikes(Mishap.CRASH)) throw new Crash(where);
    }

    void maySuddenlyCrash() {
        if (strikes(Mishap.SUDDEN)) throw new Crash("between two steps");
    }

    long millis(long from, long to) {
        return dice.nextLong(from, to);
    }

    <T> T oneOf(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
