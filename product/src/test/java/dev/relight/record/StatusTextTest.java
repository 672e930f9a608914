package dev.relight.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Circumstances;
import dev.relight.incident.Decide;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Opening;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.incident.Status;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusTextTest {
    private static final Instant START = Instant.parse("2026-01-05T03:00:00Z");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void the_runbook_s_template_is_filled_by_label_and_blank_and_open_blanks_are_named() {
        var plan =
                plan(
                        """
                        # Shop is down
                        - **Severity**: Critical
                        ## Communication
                        ### Team update
                        ```markdown
                        **Update #X at [TIMESTAMP]**
                        State: [INVESTIGATING/IDENTIFIED/MONITORING/RESOLVED]
                        Severity: SEV-[1/2/3]
                        Started: [TIME UTC]
                        Impact: [which users]
                        Root Cause: [short]
                        ETA: [when it will be well]
                        Next Update: [when]
                        Bridge: <where to dial in>

                        Actions Taken:
                        - [list]
                        ```
                        """);
        var filled = StatusText.of(opened(plan), Status.INVESTIGATING, START.plusSeconds(60), UTC);
        assertThat(filled.text())
                .contains("**Update #1 at 2026-01-05 03:01 UTC**")
                .contains("State: INVESTIGATING")
                .contains("Severity: Critical")
                .contains("Started: 2026-01-05 03:00 UTC")
                .contains("Impact: shop: shop does not answer")
                .contains("Root Cause: not known yet")
                .contains("ETA: not known yet")
                .contains("Next Update: 2026-01-05 03:16 UTC")
                .contains("Bridge: not known yet")
                .contains("- evidence is being gathered");
        assertThat(filled.text()).doesNotContain("[").doesNotContain("<");
        assertThat(filled.open())
                .containsExactly(
                        "Root Cause: short",
                        "ETA: when it will be well",
                        "Bridge: where to dial in");
    }

    @Test
    void of_several_templates_the_one_for_this_status_is_taken_and_no_form_for_afterwards() {
        var plan =
                plan(
                        """
                        # Shop is down
                        ## Communication Templates
                        ### Initial notification
                        ```text
                        We look into trouble with {service_name} since {start_time}.
                        ```
                        ### Resolution notification
                        ```text
                        {{ service }} is well again. It took {{ duration }}.
                        ```
                        ## Post-Incident
                        ### Post-incident review
                        ```text
                        Review of [Incident Name], by [Name]
                        ```
                        """);
        var events = opened(plan);
        var now = START.plus(Duration.ofMinutes(42));
        assertThat(StatusText.of(events, Status.INVESTIGATING, now, UTC).text())
                .isEqualTo("We look into trouble with shop since 2026-01-05 03:00 UTC.\n");
        assertThat(StatusText.of(events, Status.RESOLVED, now, UTC).text())
                .isEqualTo("shop is well again. It took 42 min.\n");
    }

    @Test
    void of_a_template_with_a_part_for_each_status_only_that_part_is_sent() {
        var plan =
                plan(
                        """
                        # Shop is down
                        ## Status page
                        ```text
                        [INVESTIGATING]
                        We are looking into [issue].

                        [RESOLVED]
                        It is over.
                        ```
                        """);
        assertThat(StatusText.of(opened(plan), Status.RESOLVED, START, UTC).text())
                .contains("It is over.")
                .contains("RESOLVED")
                .doesNotContain("looking into");
    }

    @Test
    void marks_stay_further_places_of_a_list_vanish_and_letters_to_others_are_never_sent() {
        var plan =
                plan(
                        """
                        # Shop is down
                        ## Communication
                        ### Breach notice to customers
                        ```text
                        Dear [Customer], your data may be gone.
                        ```
                        ### Outage update
                        ```text
                        Subject: [LANTERN] outage
                        The outage that began at [TIME] goes on; news every [10/20] minutes.
                        Loss: $[X] an hour
                        Done:
                        - [Action 1]
                        - [Action 2]
                        ```
                        """);
        var filled = StatusText.of(opened(plan), Status.INVESTIGATING, START.plusSeconds(900), UTC);
        assertThat(filled.text())
                .isEqualTo(
                        """
                        Subject: [LANTERN] outage
                        The outage that began at 2026-01-05 03:00 UTC goes on; news every 15 minutes.
                        Loss: $not known yet an hour
                        Done:
                        - evidence is being gathered
                        """);
        assertThat(filled.open()).containsExactly("Loss: X");
    }

    @Test
    void without_a_template_everything_that_is_known_is_said_plainly() {
        var filled = StatusText.of(opened(Plans.shop()), Status.INVESTIGATING, START, UTC);
        assertThat(filled.text())
                .contains("Service: shop\n")
                .contains("Status: investigating\n")
                .contains("Cause: not known yet\n")
                .contains("Next update: 2026-01-05 03:15 UTC\n");
        assertThat(filled.open()).isEmpty();
    }

    @Test
    void the_cadence_is_the_runbook_s_own_where_it_names_one() {
        var plan =
                plan(
                        """
                        # Shop is down
                        ## Communication
                        - [ ] Post updates every 30 minutes in the channel
                        """);
        assertThat(opening(plan).cadence()).isEqualTo(Duration.ofMinutes(30));
        assertThat(opening(Plans.shop()).cadence()).isEqualTo(Duration.ofMinutes(15));
        var events = opened(plan);
        var later = take(events, new Signal.TimerDue(START.plus(Duration.ofMinutes(29))));
        assertThat(later.stream().filter(Event.StatusUpdated.class::isInstance)).isEmpty();
        var due = take(events, new Signal.TimerDue(START.plus(Duration.ofMinutes(30))));
        assertThat(due.stream().filter(Event.StatusUpdated.class::isInstance)).hasSize(1);
    }

    @Test
    void what_the_runbook_wants_to_be_told_is_filled_in_with_its_own_words() {
        var plan =
                plan(
                        """
                        # Shop is down
                        ## Escalation
                        ### Information to provide
                        - Timeline of the incident
                        - What was done: actions taken
                        - Favourite colour
                        """);
        var items = Provided.of(opened(plan), Status.INVESTIGATING, START, UTC);
        assertThat(items)
                .extracting(Provided.Item::asked)
                .containsExactly(
                        "Timeline of the incident",
                        "What was done: actions taken",
                        "Favourite colour");
        assertThat(items.get(0).text()).contains("opened for shop");
        assertThat(items.get(1).text()).isEqualTo("evidence is being gathered");
        assertThat(items.get(2).text()).isEqualTo("not known yet");
    }

    private static Plan plan(String text) {
        return Compiler.standard().compile("shop.md", text).plan();
    }

    private static Opening opening(Plan plan) {
        return new Opening(
                "shop-1",
                "shop",
                "shop-down",
                "shop does not answer",
                Map.of(),
                plan,
                Plans.site(),
                Policy.standard());
    }

    private static List<Event> opened(Plan plan) {
        var events = new ArrayList<Event>();
        events.addAll(take(events, new Signal.AlertFired(START, opening(plan))));
        return events;
    }

    private static List<Event> take(List<Event> before, Signal signal) {
        Incident incident = before.isEmpty() ? new Incident.Quiet() : Evolve.fold(before);
        return Decide.decide(incident, signal, Circumstances.quiet());
    }
}
