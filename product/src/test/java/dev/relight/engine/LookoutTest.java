package dev.relight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.finding.OwnTime;
import dev.relight.finding.Predicate;
import dev.relight.incident.Form;
import dev.relight.incident.Health;
import dev.relight.incident.HealthCheck;
import dev.relight.rehearse.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// One look at a time at each place, and the answer of each is heard, however late, unless it is
/// lost.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LookoutTest {
    private static final Probe.Seen DOWN = new Probe.Seen(Health.State.DOWN, "no answer");

    private final Time time =
            new Time(Instant.parse("2026-01-01T03:00:00Z"), RandomGenerator.getDefault());
    private final Lookout lookout = new Lookout(time, time);
    private final List<Consumer<Probe.Seen>> looks = new ArrayList<>();
    private final List<Probe.Seen> heard = new ArrayList<>();

    private Runnable watch(String where) {
        var second = Duration.ofSeconds(1);
        return lookout.watch(
                where,
                new Lookout.Watcher(second, second, (_, seen) -> looks.add(seen), heard::add));
    }

    private void until(Instant end) {
        var there = new AtomicBoolean();
        time.at(end, () -> there.set(true));
        while (!there.get()) time.step();
    }

    @Test
    void a_look_that_waits_by_its_own_words_is_heard_out() {
        watch("shop");
        until(time.instant().plus(OwnTime.LONGEST).plusSeconds(20));
        assertThat(looks).hasSize(1);

        looks.getFirst().accept(DOWN);
        assertThat(heard).containsExactly(DOWN);
    }

    @Test
    void a_lost_look_is_made_again_and_only_the_new_one_is_heard() {
        watch("shop");
        until(time.instant().plus(Lookout.LOST).plusSeconds(20));
        assertThat(looks).hasSize(2);

        looks.getFirst().accept(new Probe.Seen(Health.State.UP, "of long ago"));
        looks.getLast().accept(DOWN);
        assertThat(heard).containsExactly(DOWN);
    }

    @Test
    void after_the_end_of_all_watches_nobody_looks_and_nobody_is_told() {
        var first = watch("shop");
        var second = watch("shop");
        time.step();
        assertThat(looks).hasSize(1);
        first.run();
        second.run();
        looks.getFirst().accept(DOWN);
        until(time.instant().plus(Lookout.LOST.multipliedBy(2)));
        assertThat(looks).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void an_answer_is_shared_only_by_those_who_expect_the_same_of_it() {
        assertThat(place("http.status = 200")).isEqualTo(place("http.status = 200"));
        assertThat(place("http.status = 200")).isNotEqualTo(place("http.status = 302"));
    }

    private static String place(String expected) {
        var form =
                new Form(
                        List.of("curl -s http://localhost:8080/"),
                        Map.of(),
                        Set.of(),
                        "local",
                        ".",
                        Duration.ofSeconds(10),
                        false);
        return Doer.place("shop", List.of(new HealthCheck(3, form, Predicate.of(expected))));
    }
}
