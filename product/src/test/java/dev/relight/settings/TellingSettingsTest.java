package dev.relight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.people.Address;
import dev.relight.people.OnCall;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TellingSettingsTest {
    /// Everything there is to settle about people.
    static final String GOOD =
            """
            external_url: https://relight.example.org/
            zone: Europe/Berlin
            channels:
              - name: chat
                slack: env:SLACK_URL
              - name: pager
                pagerduty: file:pager.key
              - name: mail
                smtp: smtp.example.org
                from: relight@example.org
                user: relight
                password: env:SMTP_PASSWORD
                to: [team@example.org]
              - name: hook
                webhook: http://127.0.0.1:9000/hook
                key: env:HOOK_KEY
              - name: teams
                teams: https://flows.example.org/x
            people:
              - name: Ada
                role: approver
                reach: {mail: ada@example.org, chat: U012AB, pager: ""}
              - name: Ben
                role: approver
                reach: {mail: ben@example.org}
              - {name: Cleo, role: admin, reach: {mail: cleo@example.org}}
            rotations:
              - name: web-primary
                people: [Ada, Ben]
                rule: FREQ=WEEKLY
                start: 2026-01-05T09:00
                covers:
                  - {person: Cleo, from: 2026-01-06 00:00, until: 2026-01-07 00:00, because: ill}
            roles:
              - {name: Engineering Manager, people: [Cleo]}
            policies:
              - name: web
                updates: [chat]
                rounds: 2
                levels:
                  - {after: 0m, rotations: [web-primary], channels: [chat]}
                  - {after: 10m, people: [Cleo]}
            heartbeat: {url: env:BEAT, every: 30s}
            morning: {at: "07:30", channels: [chat]}
            answers: {pagerduty: env:PD_SECRET, slack: env:SLACK_SECRET}
            services:
              - {name: web, runbook: web.md, escalation: web}
            """;

    private final Problems problems = new Problems();

    @Test
    void a_good_file_says_who_is_told_and_how() {
        var settings = read(GOOD).orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        var policy = settings.policy(settings.service("web").orElseThrow()).orElseThrow();
        assertThat(policy.levels().get(1).after()).isEqualTo(Duration.ofMinutes(10));
        var first = policy.levels().getFirst();
        assertThat(first.reached(Instant.parse("2026-01-05T12:00:00Z")))
                .extracting(person -> person.name())
                .containsExactly("Ada");
        assertThat(first.reached(Instant.parse("2026-01-06T12:00:00Z")))
                .extracting(person -> person.name())
                .containsExactly("Cleo");
        assertThat(settings.people().getFirst().reach()).contains(new Address("chat", "U012AB"));
        assertThat(settings.telling().duties().getFirst().people().getFirst().name())
                .isEqualTo("Cleo");
        assertThat(settings.telling().morning())
                .extracting(Telling.Morning::at)
                .hasToString("07:30");
        assertThat(settings.telling().externalUrl()).hasToString("https://relight.example.org");
    }

    @Test
    void every_mistake_about_people_is_told_with_its_line_and_mend() {
        read(
                """
                zone: Middle/Earth
                channels:
                  - name: chat
                    slack: http://elsewhere.example.org/hook
                  - name: two
                    slack: env:A
                    teams: env:B
                  - name: post
                    smtp: mail.example.org:99999
                    from: nobody
                    user: me
                  - name: plain
                    smtp: mail.example.org
                    security: none
                    from: a@b.c
                people:
                  - name: Ada
                    reach: {telepathy: x}
                  - name: Ada
                rotations:
                  - name: r
                    people: [Zoe]
                    rule: FREQ=HOURLY
                    start: monday
                policies:
                  - name: p
                    levels:
                      - {after: 10m, people: [Ada]}
                      - {after: 5m, people: [Ada]}
                      - {after: 20m}
                morning: {at: dawn}
                heartbeat: {every: 1s}
                services:
                  - {name: web, runbook: web.md, escalation: q}
                """);
        assertThat(problems.inOrder().stream().map(Problem::what))
                .anyMatch(what -> what.contains("'Middle/Earth' is no time zone"))
                .anyMatch(what -> what.contains("the address is plain http to another machine"))
                .anyMatch(what -> what.contains("names slack and teams"))
                .anyMatch(what -> what.contains("'mail.example.org:99999' is no mail server"))
                .anyMatch(what -> what.contains("'nobody' is no mail address"))
                .anyMatch(what -> what.contains("a login takes user and password"))
                .anyMatch(what -> what.contains("mail would go unencrypted"))
                .anyMatch(what -> what.contains("no channel named 'telepathy'"))
                .anyMatch(what -> what.contains("two people named 'Ada'"))
                .anyMatch(what -> what.contains("no person named 'Zoe'"))
                .anyMatch(what -> what.contains("nobody changes shifts more than once a day"))
                .anyMatch(what -> what.contains("'monday' is no date and time"))
                .anyMatch(what -> what.contains("comes before the one above it"))
                .anyMatch(what -> what.contains("reaches nobody"))
                .anyMatch(what -> what.contains("'dawn' is no time"))
                .anyMatch(what -> what.contains("nobody would hear it"))
                .anyMatch(what -> what.contains("no policy named 'q'"));
        assertThat(problems.inOrder()).allMatch(problem -> !problem.mend().isBlank());
        assertThat(problems.inOrder()).allMatch(problem -> problem.where().line() > 0);
    }

    @Test
    void a_secret_is_read_where_it_stands_and_never_shown(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("key"), "s3cret-of-file\n");
        var environment = Map.of("HOOK", "s3cret-of-env");
        assertThat(Secret.of("file:key", folder).reveal(environment::get))
                .contains("s3cret-of-file");
        assertThat(Secret.of("env:HOOK", folder).reveal(environment::get))
                .contains("s3cret-of-env");
        assertThat(Secret.of("env:NONE", folder).reveal(environment::get)).isEmpty();
        assertThat(Secret.of("file:none", folder).reveal(environment::get)).isEmpty();
        assertThat(Secret.of("s3cret-here", folder).toString()).doesNotContain("s3cret");
    }

    @Test
    void the_next_turn_is_the_next_somebody_else() {
        var rotation = read(GOOD).orElseThrow().telling().rotations().getFirst();
        var next = OnCall.next(rotation, Instant.parse("2026-01-05T12:00:00Z")).orElseThrow();
        assertThat(next.person().name()).isEqualTo("Cleo");
        assertThat(next.at()).isEqualTo("2026-01-05T23:00:00Z");
        var later = OnCall.next(rotation, Instant.parse("2026-01-08T00:00:00Z")).orElseThrow();
        assertThat(later.person().name()).isEqualTo("Ben");
        assertThat(later.at()).isEqualTo("2026-01-12T08:00:00Z");
    }

    private Optional<Settings> read(String text) {
        return SettingsReader.read(Path.of("/etc/team/relight.yaml"), text, problems);
    }
}
