package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.finding.Facts;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What becomes of a step when nobody knows what became of one of its commands.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideDoubtsTest {
    private static final String SAME = "a".repeat(64);

    private static Plan stack(Danger up) {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "uptime", null)
                .section(10, "Recreate", Phase.RECOVER)
                .step("Down and up")
                .act(12, "docker-compose down", Danger.DISRUPTIVE)
                .act(13, "docker-compose up -d", up)
                .pair(12, 13)
                .section(20, "Next", Phase.RECOVER)
                .act(22, "kill-switch next", Danger.DESTRUCTIVE)
                .plan();
    }

    /// A yes was said, the first half was begun, and its outcome got lost.
    private static Flight inDoubt(Danger up) {
        var flight = Flight.of(stack(up), Policy.standard().with(Autonomy.AUTO));
        flight.looked();
        read(flight);
        flight.yes("ada");
        read(flight);
        lost(flight);
        return flight;
    }

    private static void read(Flight flight) {
        while (FileCheck.awaited(flight.open()).isPresent()) flight.read(SAME);
    }

    private static void lost(Flight flight) {
        var run =
                flight.open().jobs().running().values().stream()
                        .filter(it -> it.purpose() == Purpose.ACT)
                        .findFirst()
                        .orElseThrow();
        flight.take(
                new Signal.JobReported(
                        flight.now,
                        run.fence(),
                        Signal.JobReported.End.UNKNOWN,
                        "no trace of it is left",
                        List.of(),
                        Facts.none()));
    }

    @Test
    void a_no_to_once_more_is_no_yes_to_the_rest_of_the_step() {
        var flight = inDoubt(Danger.DISRUPTIVE);

        flight.no("ben");

        assertThat(flight.started()).containsExactly("docker-compose down");
        assertThat(flight.question().shown())
                .contains("docker-compose up -d")
                .doesNotContain("docker-compose down");
        assertThat(flight.question().reasons())
                .anyMatch(it -> it.contains("nobody knows what became of line 12"));
        flight.yes("ben");
        read(flight);
        assertThat(flight.started()).containsExactly("docker-compose down", "docker-compose up -d");
    }

    @Test
    void what_closes_the_gap_and_needs_no_yes_runs_all_the_same() {
        var flight = inDoubt(Danger.REVERSIBLE);

        flight.no("ben");
        read(flight);

        assertThat(flight.started()).containsExactly("docker-compose down", "docker-compose up -d");
    }

    @Test
    void a_step_given_up_in_doubt_leaves_what_closes_its_gap_to_a_person() {
        var flight = inDoubt(Danger.DISRUPTIVE);
        flight.no("ben");

        flight.no("ben");

        assertThat(flight.seen(Event.ErrandLeft.class))
                .anySatisfy(it -> assertThat(it.errand().text()).contains("docker-compose up -d"));
        assertThat(flight.seen(Event.Warned.class))
                .anySatisfy(it -> assertThat(it.text()).contains("still down"));
    }

    @Test
    void a_no_to_closing_once_more_runs_no_rescue_and_tells_a_person() {
        var flight = inDoubt(Danger.DISRUPTIVE);
        flight.yes("ada");
        read(flight);
        flight.acted(0);
        read(flight);
        lost(flight);

        flight.no("ben");

        assertThat(flight.started().stream().filter("docker-compose up -d"::equals)).hasSize(1);
        assertThat(flight.seen(Event.Warned.class))
                .anySatisfy(it -> assertThat(it.text()).contains("may still be down"));
    }

    @Test
    void silence_to_once_more_is_a_no() {
        var flight = inDoubt(Danger.DISRUPTIVE);

        flight.later(Policy.standard().patience().expiry().plus(Duration.ofSeconds(1)));

        assertThat(flight.started()).containsExactly("docker-compose down");
    }
}
