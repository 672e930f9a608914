package dev.relight.incident;

import static dev.relight.lexicon.EscalationKind.AFTER_DURATION;
import static dev.relight.lexicon.EscalationKind.CONDITION;
import static dev.relight.lexicon.EscalationKind.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.lexicon.EscalationSigns;
import dev.relight.people.EscalationPolicy;
import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EscalatingTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private Incident incident = new Incident.Quiet();
    private final List<Event> all = new ArrayList<>();

    @Test
    void a_contact_on_the_line_of_a_limit_belongs_to_it() {
        var ladder =
                new Plans()
                        .escalation(10, AFTER_DURATION, "PT15M")
                        .escalation(10, CONTACT, "Team lead (no address given)")
                        .escalation(11, AFTER_DURATION, "PT30M")
                        .escalation(11, CONTACT, "CTO (no address given)")
                        .plan();
        assertThat(contact(ladder, 10)).isEqualTo("Team lead");
        assertThat(contact(ladder, 11)).isEqualTo("CTO");
        assertThat(Contacts.list(ladder)).isEmpty();
    }

    @Test
    void a_contact_above_a_list_of_conditions_belongs_to_all_of_them() {
        var led =
                new Plans()
                        .escalation(10, CONTACT, "Head of Engineering <head@example.org>")
                        .escalation(11, AFTER_DURATION, "PT15M")
                        .escalation(12, CONDITION, "restart attempts have failed")
                        .escalation(14, CONTACT, "Security (no address given)")
                        .escalation(15, CONDITION, "looks like an attack")
                        .plan();
        assertThat(contact(led, 11)).isEqualTo("Head of Engineering");
        assertThat(contact(led, 12)).isEqualTo("Head of Engineering");
        assertThat(contact(led, 15)).isEqualTo("Security");
    }

    @Test
    void a_list_of_contacts_beneath_all_limits_is_climbed_while_nobody_answers() {
        var plan =
                new Plans()
                        .look(3, "curl http://localhost:8080/health", "http.status = 200")
                        .escalation(10, AFTER_DURATION, "PT30M")
                        .escalation(12, CONTACT, "Developer <dev@example.org>")
                        .escalation(13, CONTACT, "Team lead (no address given)")
                        .escalation(14, CONTACT, "Press office; if customer-facing")
                        .plan();
        open(plan, Policy.standard());
        assertThat(contact(plan, 10)).isEqualTo("Developer");
        at(Duration.ofMinutes(30));
        at(Duration.ofMinutes(46));
        at(Duration.ofMinutes(200));
        assertThat(escalated()).containsExactly(10, 13);
    }

    @Test
    void conditions_that_show_by_themselves_need_nobody_to_see_them() {
        assertThat(sign("multiple services affected")).isEqualTo("SEVERAL_DOWN");
        assertThat(sign("multiple critical services affected")).isEqualTo("PERSON");
        assertThat(sign("two or more restart attempts have failed")).isEqualTo("REPAIRS_FAILED");
        assertThat(sign("issue persists after the above steps")).isEqualTo("USED_UP");
        assertThat(sign("data corruption suspected")).isEqualTo("PERSON");
        assertThat(sign("the moon is full")).isEqualTo("PERSON");
    }

    @Test
    void several_services_down_escalate_at_once_and_once() {
        var plan = new Plans().escalation(10, CONDITION, "several services down").plan();
        open(plan, Policy.standard());
        assertThat(escalated()).isEmpty();
        var storm = Circumstances.quiet().among(9, "shop", "db");
        take(new Signal.CircumstancesChanged(START.plusSeconds(5)), storm);
        take(new Signal.CircumstancesChanged(START.plusSeconds(9)), storm);
        assertThat(escalated()).containsExactly(10);
    }

    @Test
    void a_call_that_reaches_nobody_is_followed_by_the_next_at_once() {
        open(Plans.shop(), Policy.standard().calling(climb(2)));
        var notice =
                open().desk().outbox().values().stream()
                        .filter(it -> it.about().equals("level 1"))
                        .findFirst()
                        .orElseThrow();
        take(
                new Signal.NoticeAnswered(
                        START.plusSeconds(20), notice.id(), false, "no way to reach Ada"),
                Circumstances.quiet());
        assertThat(calls()).containsExactly(1, 2);
    }

    @Test
    void the_climb_is_made_again_while_nobody_answers_and_as_often_as_settled() {
        open(Plans.shop(), Policy.standard().calling(climb(2)));
        for (int minute = 1; minute < 120; minute++) at(Duration.ofMinutes(minute));
        assertThat(calls()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whoever_answers_a_question_has_it() {
        open(Plans.shop(), Policy.standard().calling(climb(1)));
        take(new Signal.PersonAcknowledged(START.plusSeconds(30), "Ada"), Circumstances.quiet());
        take(new Signal.PersonAcknowledged(START.plusSeconds(31), "Ada"), Circumstances.quiet());
        assertThat(all.stream().filter(Event.Acknowledged.class::isInstance)).hasSize(2);
        at(Duration.ofMinutes(20));
        assertThat(calls()).containsExactly(1);
        assertThat(open().desk().outbox().values())
                .anyMatch(it -> it.kind() == Notice.Kind.ACKNOWLEDGED);
    }

    @Test
    void what_a_person_acknowledged_runs_out_once_and_is_told_to_the_level_called_last() {
        open(Plans.shop(), limited(30));
        acknowledged(2, "Ada");
        assertThat(Acknowledgement.holdsUntil(open())).isEqualTo(minute(32));
        at(Duration.ofMinutes(31));
        assertThat(ranOut()).isEmpty();
        at(Duration.ofMinutes(32));
        at(Duration.ofMinutes(33));
        assertThat(ranOut())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.by()).isEqualTo("Ada");
                    assertThat(it.level()).isEqualTo(1);
                });
        assertThat(open().desk().acknowledgedBy()).isNull();
        assertThat(open().desk().outbox().values())
                .anyMatch(it ->
                        it.about().equals("level 1")
                                && it.kind() == Notice.Kind.ESCALATION
                                && it.text().contains("Ada had it"));
    }

    @Test
    void the_climb_goes_on_with_the_pause_that_was_left() {
        open(Plans.shop(), limited(30));
        acknowledged(2, "Ada");
        at(Duration.ofMinutes(32));
        assertThat(calls()).containsExactly(1);
        at(Duration.ofMinutes(39));
        assertThat(calls()).containsExactly(1);
        at(Duration.ofMinutes(40));
        assertThat(calls()).containsExactly(1, 2);
    }

    @Test
    void a_list_of_contacts_waits_too_and_is_not_told_all_at_once() {
        var plan =
                new Plans()
                        .look(3, "curl http://localhost:8080/health", "http.status = 200")
                        .escalation(10, AFTER_DURATION, "PT30M")
                        .escalation(12, CONTACT, "Developer <dev@example.org>")
                        .escalation(13, CONTACT, "Team lead (no address given)")
                        .escalation(14, CONTACT, "Director (no address given)")
                        .plan();
        open(plan, holding(Policy.standard(), 60));
        acknowledged(35, "Ada");
        at(Duration.ofMinutes(96));
        assertThat(escalated()).containsExactly(10);
        at(Duration.ofMinutes(45 + 61));
        assertThat(escalated()).containsExactly(10, 13);
        at(Duration.ofMinutes(60 + 61));
        assertThat(escalated()).containsExactly(10, 13, 14);
    }

    @Test
    void whoever_says_it_again_starts_the_time_anew_and_relight_is_nobody() {
        open(Plans.shop(), limited(30));
        assertThat(Acknowledgement.holdsUntil(open())).isNull();
        acknowledged(2, "Ada");
        acknowledged(20, "Ada");
        acknowledged(40, "Ben");
        at(Duration.ofMinutes(69));
        assertThat(ranOut()).isEmpty();
        at(Duration.ofMinutes(70));
        assertThat(ranOut()).singleElement().satisfies(it -> assertThat(it.by()).isEqualTo("Ben"));
        at(Duration.ofMinutes(77));
        assertThat(calls()).containsExactly(1);
        at(Duration.ofMinutes(78));
        assertThat(calls()).containsExactly(1, 2);
    }

    @Test
    void whoever_takes_it_over_by_hand_has_it_without_end() {
        open(Plans.shop(), limited(30));
        take(new Signal.PersonAcknowledged(START.plusSeconds(1), "Ada"), Circumstances.quiet());
        assertThat(Acknowledgement.holdsUntil(open())).isNotNull();
        take(
                new Signal.PersonTookOver(START.plusSeconds(2), "Ada", "I know this one"),
                Circumstances.quiet());
        assertThat(Acknowledgement.holdsUntil(open())).isNull();
        at(Duration.ofMinutes(200));
        assertThat(ranOut()).isEmpty();
        assertThat(calls()).containsExactly(1);
    }

    @Test
    void what_is_restored_needs_nobody_s_word() {
        open(Plans.shop(), limited(30));
        acknowledged(2, "Ada");
        take(
                new Signal.HealthSeen(minute(29), Health.State.UP, "it answers"),
                Circumstances.quiet());
        at(Duration.ofMinutes(30));
        assertThat(open().stage()).isNotInstanceOf(Stage.HandedOver.class);
        incident =
                Evolve.evolve(incident, new Event.SoakBegan(minute(30), minute(40), "it is well"));
        assertThat(open().clock().held()).isNull();
        at(Duration.ofMinutes(33));
        assertThat(ranOut()).isEmpty();
    }

    private static Policy limited(int minutes) {
        return holding(Policy.standard().calling(climb(1)), minutes);
    }

    private static Policy holding(Policy policy, int minutes) {
        return policy.with(policy.patience().acknowledging(Duration.ofMinutes(minutes)));
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private void acknowledged(int minute, String by) {
        take(new Signal.PersonAcknowledged(minute(minute), by), Circumstances.quiet());
    }

    private List<Event.AcknowledgementRanOut> ranOut() {
        return all.stream()
                .filter(Event.AcknowledgementRanOut.class::isInstance)
                .map(Event.AcknowledgementRanOut.class::cast)
                .toList();
    }

    private static EscalationPolicy climb(int rounds) {
        var ada = List.of(new Person("Ada", Role.APPROVER));
        return new EscalationPolicy(
                "shop",
                List.of(
                        new EscalationPolicy.Level(Duration.ZERO, List.of(), ada),
                        new EscalationPolicy.Level(Duration.ofMinutes(10), List.of(), ada)),
                rounds,
                List.of());
    }

    private void open(Plan plan, Policy policy) {
        take(
                new Signal.AlertFired(START, Plans.opening(plan, policy.with(Autonomy.OBSERVE))),
                Circumstances.quiet());
    }

    private Incident.Open open() {
        return (Incident.Open) incident;
    }

    private void at(Duration after) {
        take(new Signal.TimerDue(START.plus(after)), Circumstances.quiet());
    }

    private void take(Signal signal, Circumstances around) {
        var events = Decide.decide(incident, signal, around);
        incident = Evolve.evolve(incident, events);
        all.addAll(events);
    }

    private List<Integer> escalated() {
        return all.stream()
                .filter(Event.Escalated.class::isInstance)
                .map(event -> ((Event.Escalated) event).line())
                .toList();
    }

    private List<Integer> calls() {
        return all.stream()
                .filter(Event.Called.class::isInstance)
                .map(event -> ((Event.Called) event).call())
                .toList();
    }

    private static String contact(Plan plan, int line) {
        return Contacts.name(Contacts.of(plan, line).orElseThrow());
    }

    private static String sign(String condition) {
        return EscalationSigns.of(condition).name();
    }
}
