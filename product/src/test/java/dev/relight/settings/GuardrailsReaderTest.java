package dev.relight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Guardrails;
import dev.relight.incident.Rule;
import dev.relight.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardrailsReaderTest {
    private static final String HOUSE =
            """
            people:
              - {name: Ada, role: approver}
              - {name: Ben, role: responder}
            guardrails:
              autonomy: auto
              at-once: 25%
              actions-per-hour: 12
              recoveries: 2
              recovery-window: 1h
              question-expires: 5m
              yeses: {disruptive: 2, destructive: 3}
              deny:
                - {program: kubectl delete, because: the cluster is not ours}
              allow:
                - {command: "systemctl restart web", yeses: 0, because: it is safe}
              windows:
                - start: 2026-02-01T02:00
                  length: 2h
                  zone: Europe/Berlin
                  every: FREQ=WEEKLY;BYDAY=SU
                  because: patching
            services:
              - {name: db, runbook: db.md}
            """;

    private final Problems problems = new Problems();

    @Test
    void an_acknowledgement_holds_as_long_as_settled_for_all_or_here() {
        var text =
                """
                acknowledged-for: 30m
                services:
                  - {name: db, runbook: db.md}
                  - {name: web, runbook: web.md, acknowledged-for: 2 h}
                  - {name: cron, runbook: cron.md, acknowledged-for: off}
                  - {name: odd, runbook: odd.md, acknowledged-for: 5s}
                """;

        assertThat(holds(text, "db")).isEqualTo(Duration.ofMinutes(30));
        assertThat(holds(text, "web")).isEqualTo(Duration.ofHours(2));
        assertThat(holds(text, "cron")).isNull();
        assertThat(holds(HOUSE, "db")).isNull();
        assertThat(problems.inOrder().getFirst().mend()).contains("1m to 24h").contains("off");
    }

    private @Nullable Duration holds(String text, String name) {
        return service(text, name).policy().patience().acknowledged();
    }

    @Test
    void what_stands_for_all_holds_for_each() {
        var policy = service(HOUSE, "db").policy();

        assertThat(problems.inOrder()).isEmpty();
        assertThat(policy.autonomy()).isEqualTo(Autonomy.AUTO);
        assertThat(policy.limits().recoveries()).isEqualTo(2);
        assertThat(policy.limits().window()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.limits().disruptiveYeses()).isEqualTo(2);
        assertThat(policy.limits().destructiveYeses()).isEqualTo(3);
        assertThat(policy.patience().expiry()).isEqualTo(Duration.ofMinutes(5));
        var rails = policy.guardrails();
        assertThat(rails.reach()).isEqualTo(new Guardrails.Reach(10_000, 25));
        assertThat(rails.actionsPerHour()).isEqualTo(12);
        assertThat(rails.approvers()).containsExactly("Ada");
        assertThat(rails.deny())
                .containsExactly(new Rule(null, "kubectl delete", null, "the cluster is not ours"));
        assertThat(rails.allow().getFirst().yeses()).isZero();
        var window = rails.windows().getFirst();
        assertThat(window.start()).isEqualTo(LocalDateTime.parse("2026-02-01T02:00"));
        assertThat(window.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(window.every()).isEqualTo("FREQ=WEEKLY;BYDAY=SU");
    }

    @Test
    void a_service_adds_to_the_lists_and_replaces_the_numbers() {
        var text =
                HOUSE
                        + """
                          - name: web
                            runbook: web.md
                            autonomy: observe
                            guardrails:
                              at-once: 1
                              depends-on: db
                              paused: the provider moves house
                              approvers: [Ben]
                              deny:
                                - {danger: destructive, because: not on the shop}
                        """;
        var web = service(text, "web").policy();

        assertThat(problems.inOrder()).isEmpty();
        assertThat(web.autonomy()).isEqualTo(Autonomy.OBSERVE);
        assertThat(web.limits().recoveries()).isEqualTo(2);
        assertThat(web.guardrails().reach()).isEqualTo(new Guardrails.Reach(1, 100));
        assertThat(web.guardrails().dependsOn()).containsExactly("db");
        assertThat(web.guardrails().paused()).isEqualTo("the provider moves house");
        assertThat(web.guardrails().approvers()).containsExactly("Ben");
        assertThat(web.guardrails().deny())
                .extracting(Rule::danger)
                .containsExactly(null, Danger.DESTRUCTIVE);
        assertThat(service(text, "db").policy().guardrails().paused()).isNull();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_line_and_its_mend() {
        service(
                """
                people:
                  - {name: Ada, role: approver}
                guardrails:
                  autonomie: auto
                  at-once: 0
                  actions-per-hour: many
                  recovery-window: 9h
                  question-expires: 1s
                  yeses: {disruptive: 0}
                  approvers: [Eve]
                  deny:
                    - {because: no reason to deny}
                    - {program: rm}
                  windows:
                    - {start: tonight, length: 1h, because: x}
                    - {start: 2026-01-01T02:00, length: 99d, because: x}
                    - {start: 2026-01-01T02:00, length: 1h, every: SOMETIMES, because: x}
                    - {start: 2026-01-01T02:00, length: 1h, zone: Mars, because: x}
                services:
                  - {name: web, runbook: web.md, guardrails: {depends-on: [db]}}
                """,
                "web");

        assertThat(problems.inOrder()).allSatisfy(it -> assertThat(it.mend()).isNotBlank());
        assertThat(problems.inOrder())
                .extracting(it -> it.where().line())
                .containsExactly(4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 16, 17, 18, 20);
    }

    private Service service(String text, String name) {
        return SettingsReader.read(Path.of("relight.yaml"), text, problems)
                .orElseThrow()
                .service(name)
                .orElseThrow();
    }
}
