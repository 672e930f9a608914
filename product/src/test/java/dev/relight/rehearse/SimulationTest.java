package dev.relight.rehearse;

import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole nights in one thread, all chance drawn from one seed; every invariant after every step.
///
/// `make simulate` flies as many as one likes, and tells one of them: `make simulate SEED=4711`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulationTest {
    private static final int BATCH = 25;
    private static final int BATCHES = 4;

    static LongStream batches() {
        return LongStream.range(0, BATCHES).map(i -> i * BATCH);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("batches")
    void everything_holds_however_the_dice_fall(long first) {
        for (long seed = first; seed < first + BATCH; seed++) Night.fly(seed);
    }
}
