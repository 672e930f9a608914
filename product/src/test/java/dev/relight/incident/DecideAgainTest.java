package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What has just not helped is not done once more because it stands on the page twice.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideAgainTest {
    private static final int STEPS_MAX = 40;

    private static Plan plan(String... acts) {
        var plan = new Plans().section(1, "Quick look", Phase.ASSESS).look(3, "docker ps -a", null);
        for (int i = 0; i < acts.length; i++)
            plan.section(10 * (i + 1), "Way " + (i + 1), Phase.RECOVER)
                    .act(10 * (i + 1) + 3, acts[i], Danger.REVERSIBLE);
        return plan.plan();
    }

    /// Whatever is done ends well and brings nothing back.
    private static Flight inVain(String... acts) {
        var flight = Flight.of(plan(acts), Policy.standard().with(Autonomy.AUTO));
        for (int i = 0; i < STEPS_MAX; i++) {
            flight.looked();
            if (flight.open().jobs().running(Purpose.ACT) > 0) flight.acted(0);
            else flight.later(Duration.ofMinutes(3));
        }
        return flight;
    }

    @Test
    void the_same_step_is_not_taken_twice_in_a_row() {
        var flight = inVain("docker start shop", "docker start shop");
        assertThat(flight.started()).containsExactly("docker start shop");
        assertThat(flight.seen(Event.RungSkipped.class))
                .extracting(Event.RungSkipped::because)
                .contains("is what line 13 did just now, and it did not help");
    }

    @Test
    void after_another_step_it_may_help() {
        var flight = inVain("docker start shop", "docker start redis", "docker start shop");
        assertThat(flight.started())
                .containsExactly("docker start shop", "docker start redis", "docker start shop");
    }

    @Test
    void a_person_who_wants_it_all_once_more_gets_it() {
        var flight = inVain("docker start shop", "docker start shop");
        assertThat(flight.started()).containsExactly("docker start shop");
        flight.take(new Signal.PersonRetried(flight.now, "ada", "the disk is free again"));
        flight.looked();
        assertThat(flight.started()).containsExactly("docker start shop", "docker start shop");
    }
}
