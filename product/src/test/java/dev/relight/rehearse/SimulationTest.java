package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Autonomy;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.plan.Plan;
import dev.relight.record.Telling;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole incidents in one thread, all chance drawn from one seed; every invariant after every step.
///
/// To replay one failure: `-Dtest=SimulationTest -Drelight.seed=4711`.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SimulationTest {
    private static final int BATCH = 100;
    private static final int STEPS_MAX = 20_000;

    static LongStream batches() {
        var one = Long.getLong("relight.seed");
        if (one != null) return LongStream.of(one);
        return LongStream.range(0, Long.getLong("relight.batches", 5)).map(i -> i * BATCH);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("batches")
    void everything_holds_however_the_dice_fall(long first) {
        long last = Long.getLong("relight.seed") == null ? first + BATCH : first + 1;
        for (long seed = first; seed < last; seed++) fly(seed);
    }

    private static void fly(long seed) {
        var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
        var plan = Plans.shop();
        var world = new World(seed, Mishaps.many(), new Town().with("shop", stand(plan, dice)));
        var policy = policy(dice);
        if (Long.getLong("relight.seed") != null) tell(world);
        try {
            world.alert(Plans.alert(plan, policy));
            int steps = 0;
            while (world.step() && steps++ < STEPS_MAX) {}
            assertThat(world.disk().verify()).isEmpty();
            assertThat(world.disk().incidents()).containsAll(world.accepted());
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static void tell(World world) {
        world.subscribe((id, events, after) ->
                events.forEach(event ->
                        System.out.println(event.at() + " " + id + " " + Telling.of(event))));
    }

    private static Policy policy(RandomGenerator dice) {
        var autonomy = List.of(Autonomy.values()).get(dice.nextInt(3));
        var patience =
                Policy.Patience.standard()
                        .settling(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5))
                        .soaking(Duration.ofSeconds(dice.nextInt(5, 600)));
        var policy = Policy.standard().with(autonomy).with(patience);
        return dice.nextBoolean() ? policy.calling(climb(dice)) : policy;
    }

    private static EscalationPolicy climb(RandomGenerator dice) {
        var ada = List.of(new Person("ada", Role.APPROVER));
        var first = Duration.ofSeconds(dice.nextInt(0, 120));
        return new EscalationPolicy(
                "shop",
                List.of(
                        new EscalationPolicy.Level(first, List.of(), ada),
                        new EscalationPolicy.Level(
                                first.plusSeconds(dice.nextInt(0, 900)), List.of(), ada)),
                dice.nextInt(1, 3),
                List.of());
    }

    private static Stand stand(Plan plan, RandomGenerator dice) {
        var stand = new Stand();
        var ok =
                new Answer(
                        0,
                        "{}",
                        "\nrelight-http 200 0.01\n",
                        Duration.ofMillis(20),
                        Answer.Effect.NONE);
        var bad =
                new Answer(
                        22,
                        "",
                        "\nrelight-http 503 0.01\n",
                        Duration.ofMillis(20),
                        Answer.Effect.NONE);
        stand.when("curl", ok).whenDown("curl", bad);
        var logs = new String[] {"", "No space left on device\n", "Connection refused\n"};
        stand.when("tail", Answer.says(logs[dice.nextInt(3)]));
        for (var command : plan.commands()) {
            var quoted = Pattern.quote(command.text());
            switch (dice.nextInt(4)) {
                case 0 -> stand.when(quoted, Answer.mends());
                case 1 -> stand.when(quoted, Answer.breaks());
                case 2 -> stand.when(quoted, Answer.fails(1, "no"));
                default -> stand.when(quoted, Answer.says("done"));
            }
        }
        return stand;
    }
}
