package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.finding.Facts;
import dev.relight.finding.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Where what was seen names several, a person says which; and exactly that is approved and run.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChoosingTest {
    private static final String TWO_LISTENERS =
            """
            LISTEN 0 128 *:8080 *:* users:(("java",pid=4711,fd=3))
            LISTEN 0 128 *:8080 *:* users:(("java",pid=4712,fd=3))
            """;

    private static final String TWO_CONTAINERS =
            """
            CONTAINER ID   IMAGE   STATUS         NAMES
            3f9a2c1b0d01   a:1     Up 3 minutes   node-1
            3f9a2c1b0d02   a:1     Up 3 minutes   node-2
            """;

    private static Flight flight() {
        var flight = Flight.of(Plans.crowd(), Policy.standard());
        looks(flight, TWO_LISTENERS, TWO_CONTAINERS);
        return flight;
    }

    /// Every look that runs answers so.
    private static void looks(Flight flight, String listeners, String containers) {
        var looks =
                flight.open().jobs().running().values().stream()
                        .filter(run -> run.purpose() != Purpose.ACT)
                        .toList();
        for (var run : looks) {
            int line = run.lines().getFirst();
            flight.ends(run, 0, facts(line, line == 3 ? listeners : containers));
        }
    }

    private static Facts facts(int line, String out) {
        var text = line == 3 ? "ss -ltnp" : "docker ps -a";
        return Reading.of(text, 0, out, "", Duration.ofMillis(10)).at(line, Flight.START);
    }

    private static void choose(Flight flight, String by, String name, String value) {
        flight.take(
                new Signal.PersonChose(
                        flight.now,
                        by,
                        flight.question().id(),
                        new TreeMap<>(Map.of(name, value))));
    }

    private static Which which(Flight flight) {
        var which = flight.question().which();
        if (which == null) throw new AssertionError("nothing is to be named");
        return which;
    }

    private static Flight atThePort() {
        var flight = flight();
        flight.no("ada");
        return flight;
    }

    @Test
    void every_candidate_is_offered_with_the_line_that_names_it() {
        var which = which(atThePort());

        assertThat(which.blanks())
                .singleElement()
                .satisfies(blank -> {
                    assertThat(blank.written()).isEqualTo("<pid>");
                    assertThat(blank.options())
                            .extracting(Which.Option::value)
                            .containsExactly("4711", "4712");
                    assertThat(blank.options().getFirst().line()).isEqualTo(3);
                    assertThat(blank.options().getFirst().evidence())
                            .contains("*:8080", "pid=4711");
                });
    }

    @Test
    void what_was_chosen_is_what_is_asked_about_and_what_runs() {
        var flight = atThePort();

        flight.later(Duration.ofMinutes(1));
        choose(flight, "ada", "pid", "4712");
        assertThat(flight.started()).isEmpty();
        assertThat(flight.question().kind()).isEqualTo(Question.Kind.APPROVE);
        assertThat(flight.question().shown()).containsExactly("kill -9 4712");
        flight.yes("ada");
        looks(flight, TWO_LISTENERS, TWO_CONTAINERS);

        assertThat(flight.started()).containsExactly("kill -9 4712");
    }

    @Test
    void text_that_nobody_offered_never_becomes_a_value() {
        for (var bad : new String[] {"4711; rm -rf /", "$(id)", "-1", "1", "", "4711 4712"}) {
            var flight = atThePort();
            choose(flight, "ada", "pid", bad);

            assertThat(flight.seen(Event.Chosen.class)).as(bad).isEmpty();
            assertThat(flight.seen(Event.AnswerVoid.class)).as(bad).hasSize(1);
            assertThat(flight.question().kind()).isEqualTo(Question.Kind.CHOOSE);
        }
    }

    @Test
    void of_two_at_once_the_first_counts_and_the_second_is_told() {
        var flight = atThePort();
        var id = flight.question().id();

        choose(flight, "ada", "pid", "4711");
        flight.take(
                new Signal.PersonChose(
                        flight.now, "ben", id, new TreeMap<>(Map.of("pid", "4712"))));

        assertThat(flight.seen(Event.Chosen.class)).hasSize(1);
        assertThat(flight.question().shown()).containsExactly("kill -9 4711");
        assertThat(flight.seen(Event.AnswerVoid.class))
                .singleElement()
                .satisfies(it -> assertThat(it.because()).contains("open no longer"));
    }

    @Test
    void a_yes_is_no_choice() {
        var flight = atThePort();

        flight.yes("ada");

        assertThat(flight.question().kind()).isEqualTo(Question.Kind.CHOOSE);
        assertThat(flight.started()).isEmpty();
    }

    @Test
    void silence_leaves_it_out_and_the_next_step_is_tried() {
        var flight = atThePort();

        flight.later(Policy.Patience.standard().expiry());

        assertThat(flight.seen(Event.Expired.class)).hasSize(1);
        assertThat(flight.question().shown()).containsExactly("systemctl restart crowd");
        assertThat(flight.open().desk().hasErrand(12)).isTrue();
    }

    @Test
    void what_has_gone_by_the_time_it_would_run_is_asked_about_anew() {
        var flight = atThePort();

        flight.later(Duration.ofMinutes(1));
        choose(flight, "ada", "pid", "4712");
        flight.yes("ada");
        looks(
                flight,
                """
                LISTEN 0 128 *:8080 *:* users:(("java",pid=4711,fd=3))
                LISTEN 0 128 *:8080 *:* users:(("java",pid=4713,fd=3))
                """,
                TWO_CONTAINERS);

        assertThat(flight.started()).isEmpty();
        assertThat(flight.question().kind()).isEqualTo(Question.Kind.CHOOSE);
        assertThat(which(flight).blanks().getFirst().options())
                .extracting(Which.Option::value)
                .containsExactly("4711", "4713");
    }

    @Test
    void the_events_alone_give_the_same_state() {
        var flight = atThePort();
        choose(flight, "ada", "pid", "4711");

        assertThat(Evolve.fold(flight.all)).isEqualTo(flight.state);
    }
}
