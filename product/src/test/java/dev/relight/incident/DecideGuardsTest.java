package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.relight.danger.Danger;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds Relight back, and what lets it go on.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideGuardsTest {
    private static final Instant START = Flight.START;

    private static Plan restart(String command, Danger danger) {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "uptime", null)
                .section(10, "Restart", Phase.RECOVER)
                .act(12, command, danger)
                .plan();
    }

    private static Plan restart() {
        return restart("systemctl restart shop", Danger.REVERSIBLE);
    }

    private static Policy auto() {
        return Policy.standard().with(Autonomy.AUTO);
    }

    static Stream<Arguments> guards() {
        var quiet = Circumstances.quiet();
        var rails = Guardrails.standard();
        var needs = with(rails, 30, new TreeSet<>(List.of("db")), List.of(), null);
        return Stream.of(
                arguments(
                        Guard.FLEET,
                        quiet.among(9, "shop", "db", "web"),
                        rails,
                        "3 of 9 services are down"),
                arguments(
                        Guard.DEPENDENCY,
                        quiet.among(9, "shop", "db"),
                        needs,
                        "db is down, and this depends on it"),
                arguments(
                        Guard.BLAST_RADIUS,
                        around(5, List.of(), List.of()),
                        rails,
                        "5 other services are under repair"),
                arguments(
                        Guard.CIRCUIT,
                        around(0, List.of(), Collections.nCopies(30, START.minusSeconds(60))),
                        rails,
                        "30 actions within an hour"),
                arguments(
                        Guard.RECOVERIES,
                        around(0, Collections.nCopies(3, START.minusSeconds(60)), List.of()),
                        rails,
                        "3 recoveries of shop within 30 min"));
    }

    private static Circumstances around(
            int repairing, List<Instant> recoveries, List<Instant> actions) {
        return new Circumstances(
                null, recoveries, new TreeSet<>(), 20, null, repairing, actions, List.of());
    }

    private static Guardrails with(
            Guardrails rails,
            int actions,
            NavigableSet<String> dependsOn,
            List<Window> windows,
            @Nullable String paused) {
        return new Guardrails(
                rails.deny(),
                rails.allow(),
                rails.reach(),
                actions,
                rails.approvers(),
                dependsOn,
                windows,
                paused);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guards")
    void each_guard_holds_back_with_its_reason_and_only_its_own_glass_frees_it(
            Guard guard, Circumstances around, Guardrails rails, String reason) {
        var flight = Flight.of(restart(), auto().with(rails), around);
        flight.looked();
        assertThat(flight.started()).isEmpty();
        assertThat(flight.all.toString()).contains(reason);

        for (var other : Guard.values())
            if (other != guard && other != Guard.SECOND_PERSON) flight.breaks(other, "");
        again(flight);
        assertThat(flight.started()).isEmpty();

        flight.breaks(guard, "");
        again(flight);
        assertThat(flight.started()).containsExactly("systemctl restart shop");
    }

    @Test
    void whoever_is_on_call_hears_that_nothing_more_is_tried_for_a_while() {
        var many = Collections.nCopies(3, START.minusSeconds(60));
        var flight = Flight.of(restart(), auto(), around(0, many, List.of()));
        flight.looked();

        assertThat(flight.seen(Event.Warned.class))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.text())
                                .contains("held back for 29 min", "3 recoveries of shop"));
    }

    private static void again(Flight flight) {
        flight.take(new Signal.PersonRetried(flight.now, "ada", "once more"));
        flight.looked();
    }

    @Test
    void glass_is_broken_with_a_reason_and_for_a_while_only() {
        var around = around(5, List.of(), List.of());
        var flight = Flight.of(restart(), auto(), around);
        flight.looked();

        flight.take(new Signal.PersonBrokeGlass(flight.now, "ada", Guard.BLAST_RADIUS, "", " "));
        assertThat(flight.started()).isEmpty();
        assertThat(flight.seen(Event.AnswerVoid.class).getFirst().because())
                .isEqualTo("a reason must be given");
        flight.breaks(Guard.BLAST_RADIUS, "");
        assertThat(flight.started()).hasSize(1);
        flight.acted(0);
        flight.later(Duration.ofMinutes(16));
        again(flight);

        assertThat(flight.started()).hasSize(1);
    }

    @Test
    void an_alert_in_a_window_is_recorded_and_flown_when_it_is_over() {
        var night =
                new Window(
                        LocalDateTime.ofInstant(START.minusSeconds(3_600), ZoneOffset.UTC),
                        Duration.ofHours(2),
                        ZoneOffset.UTC,
                        null,
                        "patching");
        var rails = with(Guardrails.standard(), 30, new TreeSet<>(), List.of(night), null);
        var flight = Flight.of(restart(), auto().with(rails));

        assertThat(flight.open().jobs().running()).isEmpty();
        assertThat(flight.open().desk().outbox().values())
                .noneMatch(it -> it.kind() == Notice.Kind.OPENED);
        assertThat(flight.seen(Event.Stopped.class).getFirst().stop().because())
                .isEqualTo("patching");
        flight.later(Duration.ofMinutes(59));
        assertThat(flight.open().jobs().running()).isEmpty();
        assertThat(flight.seen(Event.Escalated.class)).isEmpty();

        flight.later(Duration.ofMinutes(1));
        flight.looked();
        assertThat(flight.seen(Event.Freed.class)).hasSize(1);
        assertThat(flight.started()).containsExactly("systemctl restart shop");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-04T01:30:00Z, true",
        "2026-01-04T00:59:59Z, false",
        "2026-01-04T03:00:00Z, false",
        "2026-07-05T00:30:00Z, true",
        "2026-07-05T02:30:00Z, false",
        "2026-01-05T01:30:00Z, false",
        "2025-12-28T01:30:00Z, false",
    })
    void a_weekly_window_keeps_to_the_wall_clock(Instant at, boolean open) {
        var sunday =
                new Window(
                        LocalDateTime.parse("2026-01-04T02:00:00"),
                        Duration.ofHours(2),
                        java.time.ZoneId.of("Europe/Berlin"),
                        "FREQ=WEEKLY;BYDAY=SU",
                        "patching");

        assertThat(sunday.open(at).isPresent()).isEqualTo(open);
    }

    @Test
    void what_is_paused_is_looked_at_by_nobody_until_somebody_breaks_the_glass() {
        var rails = with(Guardrails.standard(), 30, new TreeSet<>(), List.of(), "moving house");
        var flight = Flight.of(restart(), auto().with(rails));
        flight.looked();
        assertThat(flight.started()).isEmpty();

        flight.breaks(Guard.PAUSE, "");
        flight.looked();

        assertThat(flight.started()).hasSize(1);
    }

    @Test
    void a_hold_kills_what_runs_begins_nothing_and_no_glass_breaks_it() {
        var flight = Flight.of(restart(), auto());
        flight.looked();
        assertThat(flight.started()).hasSize(1);
        var fence = flight.open().jobs().running().firstKey();

        hold(flight, new Stop(Stop.Kind.HOLD, "ada: wait", null));
        assertThat(Owed.owed(flight.state)).contains(new Effect.KillJob(fence));
        for (var guard : Guard.values()) flight.breaks(guard, "");
        flight.take(
                new Signal.JobReported(
                        flight.now,
                        fence,
                        Signal.JobReported.End.KILLED,
                        "killed",
                        List.of(),
                        dev.relight.finding.Facts.none()));
        flight.later(Duration.ofMinutes(5));
        assertThat(flight.seen(Event.JobUnknown.class).getFirst().because())
                .isEqualTo("it was killed");
        assertThat(flight.started()).hasSize(1);

        hold(flight, null);
        flight.take(new Signal.HealthSeen(flight.now, Health.State.DOWN, "503"));
        assertThat(flight.started()).as("reversible, and still down").hasSize(2);
    }

    private static void hold(Flight flight, @Nullable Stop stop) {
        flight.around =
                new Circumstances(
                        null, List.of(), new TreeSet<>(), 1, stop, 0, List.of(), List.of());
        flight.take(new Signal.CircumstancesChanged(flight.now));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubectl delete pod x          | | kubectl delete | ",
                "sudo kubectl delete pod x     | | kubectl delete | ",
                "bash -c 'kubectl delete po x' | | kubectl        | ",
                "cd /srv && kubectl delete x   | | kubectl delete | ",
                "rm   -rf   /srv/x             | rm -rf *         | | ",
                "systemctl restart shop        | | | reversible",
                "dropdb shop                   | | | disruptive",
            })
    void what_is_denied_never_runs_whoever_says_yes(
            String command,
            @Nullable String glob,
            @Nullable String program,
            @Nullable String danger) {
        var worst = command.startsWith("systemctl") ? Danger.REVERSIBLE : Danger.DESTRUCTIVE;
        var rule =
                new Rule(
                        glob,
                        program,
                        danger == null
                                ? null
                                : Danger.valueOf(danger.toUpperCase(java.util.Locale.ROOT)),
                        "not here");
        var rails = DecideApprovalsTest.rails(List.of(rule), List.of());
        var flight = Flight.of(restart(command, worst), auto().with(rails));
        flight.looked();

        assertThat(flight.asks()).isFalse();
        assertThat(flight.started()).isEmpty();
        assertThat(flight.all.toString()).contains("the team has forbidden it: not here");
        assertThat(flight.open().desk().hasErrand(12)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kubectl get pods,            kubectl delete",
        "echo kubectl delete,         kubectl",
        "systemctl restart rm-worker, rm",
    })
    void what_only_mentions_the_denied_is_not_denied(String command, String program) {
        var rule = new Rule(null, program, null, "not here");
        var rails = DecideApprovalsTest.rails(List.of(rule), List.of());
        var flight = Flight.of(restart(command, Danger.REVERSIBLE), auto().with(rails));
        flight.looked();

        assertThat(flight.started()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "reversible,  assist, 0, 0",
        "reversible,  assist, 1, 1",
        "disruptive,  auto,   0, 1",
        "destructive, auto,   0, 1",
        "destructive, auto,   1, 1",
        "unknown,     auto,   0, 1",
        "destructive, auto,   5, 2",
    })
    void what_is_allowed_is_asked_of_fewer_but_above_reversible_never_of_nobody(
            String danger, String autonomy, int yeses, int asked) {
        var allow = new Allowance(new Rule("systemctl restart *", null, null, "it is safe"), yeses);
        var rails = DecideApprovalsTest.rails(List.of(), List.of(allow));
        var policy =
                Policy.standard()
                        .with(Autonomy.valueOf(autonomy.toUpperCase(java.util.Locale.ROOT)))
                        .with(rails);
        var worst = Danger.valueOf(danger.toUpperCase(java.util.Locale.ROOT));
        var flight = Flight.of(restart("systemctl restart shop", worst), policy);
        flight.looked();

        assertThat(flight.asks() ? flight.question().yeses() : 0).isEqualTo(asked);
        assertThat(flight.started()).hasSize(asked == 0 ? 1 : 0);
    }

    @Test
    void an_allowance_for_one_part_of_a_line_does_not_allow_the_rest() {
        var allow = new Allowance(new Rule(null, "systemctl restart", null, "it is safe"), 0);
        var rails = DecideApprovalsTest.rails(List.of(), List.of(allow));
        var line = "systemctl restart shop && rm -rf /srv/x";
        var flight = Flight.of(restart(line, Danger.DESTRUCTIVE), auto().with(rails));
        flight.looked();

        assertThat(flight.question().yeses()).isEqualTo(2);
    }
}
