package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a yes, a no and silence lead to.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideApprovalsTest {
    private static final String ONE = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private static Plan one(String command, Danger danger) {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "uptime", null)
                .section(10, "Restart", Phase.RECOVER)
                .act(12, command, danger)
                .section(20, "Next", Phase.RECOVER)
                .act(22, "kill-switch next", Danger.DESTRUCTIVE)
                .plan();
    }

    private static Flight asked(String command, Danger danger) {
        var flight = Flight.of(one(command, danger), Policy.standard());
        flight.looked();
        return flight;
    }

    @Test
    void a_yes_to_what_is_shown_lets_just_that_run() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);

        flight.yes("ada");

        assertThat(flight.started()).containsExactly("systemctl restart db");
    }

    @Test
    void a_yes_to_something_else_changes_nothing_and_says_so() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);

        flight.take(
                new Signal.PersonApproved(
                        flight.now, "ada", flight.question().id(), "0".repeat(64)));

        assertThat(flight.started()).isEmpty();
        assertThat(flight.seen(Event.AnswerVoid.class))
                .singleElement()
                .satisfies(it -> assertThat(it.because()).contains("something else"));
    }

    @Test
    void two_people_are_two_people_however_a_name_is_written() {
        var flight = asked("rm -rf /srv/cache", Danger.DESTRUCTIVE);

        flight.yes("Ada");
        flight.yes("ada ");
        flight.yes("ADA");
        assertThat(flight.started()).isEmpty();
        flight.yes("ben");

        assertThat(flight.started()).containsExactly("rm -rf /srv/cache");
    }

    @Test
    void only_an_approver_counts_where_the_team_names_some() {
        var rails = rails(List.of(), List.of(), "ada", "ben");
        var flight = Flight.of(one("rm -rf x", Danger.DESTRUCTIVE), Policy.standard().with(rails));
        flight.looked();

        flight.yes("eve");
        flight.yes("ada");
        assertThat(flight.started()).isEmpty();
        assertThat(flight.seen(Event.AnswerVoid.class).getFirst().because())
                .isEqualTo("only these may say yes: ada, ben");
        flight.yes("Ben");

        assertThat(flight.started()).containsExactly("rm -rf x");
    }

    @Test
    void of_a_yes_and_a_no_at_once_the_first_wins_and_the_other_is_told() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);
        var question = flight.question();

        flight.yes("ada");
        flight.take(new Signal.PersonRefused(flight.now, "ben", question.id(), "no"));
        flight.take(
                new Signal.PersonApproved(flight.now, "cleo", question.id(), question.digest()));

        assertThat(flight.started()).hasSize(1);
        assertThat(flight.seen(Event.Refused.class)).isEmpty();
        assertThat(flight.seen(Event.AnswerVoid.class))
                .extracting(Event.AnswerVoid::by)
                .containsExactly("ben", "cleo");
    }

    @Test
    void silence_counts_as_no_when_the_question_expires() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);
        assertThat(flight.question().ifSilent())
                .isEqualTo("it is not run, and the next step is tried");

        flight.later(Duration.ofMinutes(15));

        assertThat(flight.seen(Event.Expired.class)).hasSize(1);
        assertThat(flight.started()).isEmpty();
        assertThat(flight.question().shown()).containsExactly("kill-switch next");
    }

    @Test
    void a_person_skips_with_a_reason_and_the_next_is_asked() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);

        flight.take(new Signal.PersonSkipped(flight.now, "ada", "the database is fine"));

        assertThat(flight.seen(Event.RungSkipped.class).getFirst().because())
                .isEqualTo("ada skips it: the database is fine");
        assertThat(flight.question().shown()).containsExactly("kill-switch next");
    }

    @Test
    void what_a_person_did_by_hand_is_judged_like_any_other_step() {
        var flight = asked("systemctl restart db", Danger.DISRUPTIVE);

        flight.take(
                new Signal.PersonDidIt(
                        flight.now, "ada", flight.question().id(), "on the console"));
        assertThat(flight.open().footing()).isInstanceOf(Footing.Settling.class);
        flight.take(new Signal.HealthSeen(flight.now, Health.State.UP, "200"));
        flight.later(Duration.ofSeconds(2));

        assertThat(flight.started()).isEmpty();
        assertThat(flight.seen(Event.RungHelped.class)).hasSize(1);
    }

    @Test
    void whoever_takes_over_gets_in_writing_what_relight_still_owed() {
        var flight = Flight.of(Plans.shop(), Policy.standard());
        flight.looked();
        flight.no("ada");
        flight.read(ONE);
        flight.yes("ada");
        flight.read(ONE);
        assertThat(flight.started()).containsExactly("docker-compose down");

        flight.take(new Signal.PersonTookOver(flight.now, "ben", "I know this one"));
        flight.acted(0);

        assertThat(flight.open().stage()).isInstanceOf(Stage.HandedOver.class);
        assertThat(flight.open().desk().hasErrand(43)).isTrue();
        assertThat(flight.seen(Event.Warned.class)).hasSize(1);
        assertThat(flight.started()).hasSize(1);
        flight.now = flight.now.plusSeconds(30);
        flight.take(new Signal.PersonRetried(flight.now, "ben", "your turn"));
        assertThat(flight.open().stage()).isInstanceOf(Stage.Assessing.class);
    }

    @Test
    void a_file_that_changes_after_the_yes_is_asked_about_again() {
        var flight = asked("./restart.sh --all", Danger.DESTRUCTIVE);
        assertThat(flight.asks()).isFalse();
        flight.read(ONE);
        assertThat(flight.question().reasons())
                .contains("a yes holds for what stands now in ./restart.sh (sha256 aaaaaaaaaaaa)");
        var first = flight.question();
        flight.yes("ada");
        flight.yes("ben");
        assertThat(flight.started()).as("read once more right before").isEmpty();

        flight.read(OTHER);
        assertThat(flight.started()).isEmpty();
        assertThat(flight.question().digest()).isNotEqualTo(first.digest());
        assertThat(flight.question().reasons().getFirst())
                .isEqualTo("asked once more: changed since people said yes: ./restart.sh");
        flight.yes("ada");
        flight.yes("ben");
        flight.read(OTHER);

        assertThat(flight.started()).containsExactly("./restart.sh --all");
        assertThat(flight.seen(Event.FilesUnchanged.class)).hasSize(1);
    }

    @Test
    void a_process_is_looked_up_once_more_right_before_it_is_killed() {
        var plan =
                new Plans()
                        .section(1, "Quick look", Phase.ASSESS)
                        .look(3, "ss -ltnp", null)
                        .section(10, "Kill", Phase.RECOVER)
                        .act(12, "kill -9 <pid>", Danger.DISRUPTIVE)
                        .plan();
        var flight = Flight.of(plan, Policy.standard());
        listens(flight, "4711");
        assertThat(flight.question().shown()).containsExactly("kill -9 4711");
        flight.now = flight.now.plusSeconds(30);
        flight.yes("ada");
        assertThat(flight.started()).isEmpty();

        listens(flight, "4712");
        assertThat(flight.started()).isEmpty();
        assertThat(flight.question().shown()).containsExactly("kill -9 4712");
        assertThat(flight.question().reasons().getFirst())
                .contains("another one now: kill -9 4712");
        flight.now = flight.now.plusSeconds(30);
        flight.yes("ada");
        listens(flight, "4712");

        assertThat(flight.started()).containsExactly("kill -9 4712");
    }

    @Test
    void a_process_that_is_gone_is_not_killed() {
        var plan =
                new Plans()
                        .section(1, "Quick look", Phase.ASSESS)
                        .look(3, "ss -ltnp", null)
                        .section(10, "Kill", Phase.RECOVER)
                        .act(12, "kill -9 <pid>", Danger.DISRUPTIVE)
                        .plan();
        var flight = Flight.of(plan, Policy.standard());
        listens(flight, "4711");
        flight.now = flight.now.plusSeconds(30);
        flight.yes("ada");
        var look = flight.open().jobs().running().values().iterator().next();
        flight.ends(look, 0, Facts.of(List.of(new Fact("exit", "0", 3))));

        assertThat(flight.started()).isEmpty();
        assertThat(flight.seen(Event.RungSkipped.class).getFirst().because())
                .startsWith("looked up once more: ");
    }

    private static void listens(Flight flight, String pid) {
        var run = flight.open().jobs().running().values().iterator().next();
        var fact = new Fact("port.pid(8080)", pid, 3, flight.now, flight.now, "LISTEN " + pid);
        flight.ends(run, 0, Facts.of(List.of(fact)));
    }

    @Test
    void one_person_may_break_the_glass_for_the_second() {
        var flight = asked("rm -rf /srv/cache", Danger.DESTRUCTIVE);
        flight.yes("ada");

        flight.breaks(Guard.SECOND_PERSON, "another-q9");
        assertThat(flight.started()).isEmpty();
        flight.breaks(Guard.SECOND_PERSON, flight.question().id());

        assertThat(flight.started()).containsExactly("rm -rf /srv/cache");
        assertThat(flight.seen(Event.GlassBroken.class))
                .singleElement()
                .satisfies(it -> assertThat(it.because()).isEqualTo("I know what I do"));
    }

    static Guardrails rails(List<Rule> deny, List<Allowance> allow, String... approvers) {
        var standard = Guardrails.standard();
        return new Guardrails(
                deny,
                allow,
                standard.reach(),
                standard.actionsPerHour(),
                new TreeSet<>(List.of(approvers)),
                new TreeSet<>(),
                List.of(),
                null);
    }
}
