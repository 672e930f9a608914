package dev.relight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Health.State;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HysteresisTest {
    private static final Instant T0 = Instant.parse("2026-03-02T10:00:00Z");

    /// Looks by letter, `+` good and `-` failed, one per 5 s; the mind after each: U, D or `?`.
    @ParameterizedTest
    @CsvSource({
        "+,            U",
        "-,            ?",
        "---,          ??D",
        "-+,           ?U",
        "+-,           UU",
        "+--,          UUU",
        "+---,         UUUD",
        "+--+-,        UUUUD",
        "+-+-+-,       UUUUUD",
        "+--++-+-,     UUUUUDDD",
        "+---+,        UUUDD",
        "+---++,       UUUDDU",
        "+---+-++,     UUUDDDDU",
        "+---++--,     UUUDDUUU",
        "+---++---,    UUUDDUUUD",
    })
    void it_makes_up_its_mind(String looks, String minds) {
        var mind = Hysteresis.fresh(Hysteresis.Rule.standard(), T0);
        var seen = new StringBuilder();
        for (int i = 0; i < looks.length(); i++) {
            mind = mind.see(look(i, looks.charAt(i) == '+'));
            seen.append(mind.state() == State.UNKNOWN ? '?' : mind.state().name().charAt(0));
        }
        assertThat(seen.toString()).isEqualTo(minds);
    }

    @Test
    void an_outage_began_with_the_first_look_that_failed_and_ended_with_the_first_good_one() {
        var mind = Hysteresis.fresh(Hysteresis.Rule.standard(), T0);
        for (int i = 0; i < 4; i++) mind = mind.see(look(i, i == 0));
        assertThat(mind.since()).isEqualTo(at(1));
        assertThat(mind.reason()).isEqualTo("look 3");
        mind = mind.see(look(4, true)).see(look(5, true));
        assertThat(mind.since()).isEqualTo(at(4));
    }

    @Test
    void what_goes_up_and_down_all_the_time_is_flapping_until_it_is_quiet() {
        var mind = Hysteresis.fresh(new Hysteresis.Rule(1, 1, 1), T0);
        for (int i = 0; i < 5; i++) mind = mind.see(look(i, i % 2 == 0));
        assertThat(mind.isFlapping(at(5))).isFalse();
        mind = mind.see(look(5, false));
        assertThat(mind.isFlapping(at(6))).isTrue();
        assertThat(mind.isFlapping(T0.plusSeconds(1000))).isFalse();
    }

    @Test
    void whatever_it_sees_it_is_down_only_after_enough_failures_and_holds_no_more_than_it_needs() {
        var random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int down = 1 + random.nextInt(4);
            var rule = new Hysteresis.Rule(down, down + random.nextInt(4), 1 + random.nextInt(4));
            var mind = Hysteresis.fresh(rule, T0);
            int failed = 0;
            for (int i = 0; i < 200; i++) {
                boolean isUp = random.nextInt(3) > 0;
                var next = mind.see(look(i, isUp));
                failed = isUp ? failed : failed + 1;
                if (next.state() == State.DOWN && mind.state() != State.DOWN) {
                    assertThat(isUp).isFalse();
                    assertThat(failed).isGreaterThanOrEqualTo(down);
                }
                if (next.state() != mind.state()) failed = 0;
                assertThat(next.looks()).hasSizeLessThanOrEqualTo(Math.max(rule.of(), rule.up()));
                mind = next;
            }
        }
    }

    private static Hysteresis.Look look(int number, boolean isUp) {
        return new Hysteresis.Look(at(number), isUp, "look " + number);
    }

    private static Instant at(int number) {
        return T0.plusSeconds(5L * number);
    }
}
