package dev.relight.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Event;
import dev.relight.incident.Notice;
import dev.relight.incident.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecipientsTest {
    private static final String TEAM =
            """
            zone: Europe/Berlin
            channels:
              - {name: chat, slack: env:CHAT}
              - {name: mail, smtp: localhost, security: none, from: r@example.org, to: [t@example.org]}
            people:
              - {name: Ada, role: approver, reach: {chat: U0ADA, mail: ada@example.org}}
              - {name: Ben, role: responder, reach: {chat: U0BEN}}
              - {name: Cleo, role: admin, reach: {mail: cleo@example.org}}
            rotations:
              - name: primary
                people: [Ben, Ada]
                start: 2026-01-05T00:00
                covers: [{person: Cleo, from: 2026-01-05T03:30, until: 2026-01-05T05:00}]
            roles: [{name: The Team Lead, people: [Cleo]}]
            policies:
              - name: shop
                updates: [chat]
                levels:
                  - {after: 0m, rotations: [primary]}
                  - {after: 10m, people: [Ada], channels: [mail]}
            """;

    private final Scene scene = new Scene(TEAM).open("down");

    @Test
    void a_call_goes_to_whoever_is_on_call_when_it_is_told() {
        assertThat(words(escalation("level 1"), "2026-01-05T02:00:00Z"))
                .containsExactly("Ben by chat");
        assertThat(words(escalation("level 1"), "2026-01-05T03:00:00Z"))
                .containsExactly("Cleo by mail");
        assertThat(words(escalation("level 2"), "2026-01-05T03:00:00Z"))
                .containsExactly("Ada by mail", "Ada by chat");
    }

    @Test
    void a_channel_is_told_once_with_all_who_are_meant_there() {
        var all = of(notice(Notice.Kind.HANDOVER, ""), "2026-01-12T03:00:00Z");
        assertThat(all)
                .containsExactly(
                        new Recipient("chat", List.of("U0ADA"), List.of("Ada")),
                        new Recipient("mail", List.of("ada@example.org"), List.of("Ada")));
    }

    @Test
    void a_question_reaches_enough_people_who_may_answer_it() {
        assertThat(words(notice(Notice.Kind.QUESTION, "q1"), "2026-01-05T02:00:00Z"))
                .contains("Ada and Ben by chat");
    }

    @Test
    void whoever_has_it_is_told_how_it_goes_on() {
        scene.take(new Signal.PersonAcknowledged(Scene.START.plusSeconds(5), "Cleo"));
        assertThat(words(notice(Notice.Kind.HANDOVER, ""), "2026-01-05T02:00:00Z"))
                .contains("Cleo by mail");
    }

    @Test
    void whoever_had_it_is_called_with_the_level_when_their_time_is_over() {
        scene.take(new Signal.PersonAcknowledged(Scene.START.plusSeconds(5), "Cleo"));
        scene.evolve(
                new Event.AcknowledgementRanOut(
                        Scene.START.plusSeconds(1805), "Cleo", 1, "Cleo had it"));
        assertThat(scene.notice(Notice.Kind.ESCALATION).about()).isEqualTo("level 1");
        assertThat(words(scene.notice(Notice.Kind.ESCALATION), "2026-01-05T02:00:00Z"))
                .containsExactly("Ben by chat", "Cleo by mail");
    }

    @Test
    void a_limit_of_the_runbook_goes_to_the_role_it_names_or_the_next_level() {
        scene.take(new Signal.TimerDue(Scene.START.plus(Duration.ofMinutes(30))));
        assertThat(words(escalation("line 60"), "2026-01-05T02:00:00Z"))
                .containsExactly("Ada and Ben by chat", "Ada by mail");
        assertThat(Recipients.duty(scene.settings, "Team lead (if it is urgent)")).isPresent();
        assertThat(Recipients.duty(scene.settings, "team lead")).isPresent();
        assertThat(Recipients.duty(scene.settings, "CTO")).isEmpty();
    }

    private List<String> words(Notice notice, String at) {
        return of(notice, at).stream().map(Recipient::words).toList();
    }

    private List<Recipient> of(Notice notice, String at) {
        return Recipients.of(notice, scene.now(), scene.settings, Instant.parse(at));
    }

    private static Notice escalation(String about) {
        return notice(Notice.Kind.ESCALATION, about);
    }

    private static Notice notice(Notice.Kind kind, String about) {
        return new Notice("shop-1-n099", kind, Scene.START, about, "x");
    }
}
