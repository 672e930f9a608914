package dev.relight.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Lighthouse;
import dev.relight.engine.Alert;
import dev.relight.incident.Event;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.people.EscalationPolicy;
import dev.relight.problem.Problems;
import dev.relight.runbook.Compiler;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way: an incident opens, the person on call is told, presses the button, and has it.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LighthouseTellsTest {
    private static final String RUNBOOK =
            """
            # Shop is down
            ## Assess
            ```bash
            false
            ```
            ## Escalation
            - Escalate to Team lead after 30 minutes
            """;

    @TempDir Path folder;

    @Test
    void the_person_on_call_is_told_answers_with_the_button_and_the_climb_stops() throws Exception {
        try (var chat = new Receiver();
                var pager = new Receiver();
                var house = house(chat, pager)) {
            var incident = house.station().open(alert()).get(30, TimeUnit.SECONDS);
            var trigger = pager.next().json();
            assertThat(trigger.get("event_action").asText()).isEqualTo("trigger");
            assertThat(trigger.get("dedup_key").asText()).isEqualTo("relight/" + incident);
            assertThat(press(house, incident, "U012AB")).isEqualTo(200);
            while (!pager.next().json().get("event_action").asText().equals("acknowledge")) {}
            var told = house.station().journal().events(incident);
            assertThat(told)
                    .anyMatch(it -> it instanceof Event.Acknowledged(_, var by) && by.equals("Ada"))
                    .anyMatch(Event.Called.class::isInstance);
            assertThat(told.toString()).doesNotContain("s3cret");
        }
        assertThat(Files.readString(folder.resolve("state/told"))).contains(" sent ");
    }

    private Lighthouse house(Receiver chat, Receiver pager) throws Exception {
        var environment = new HashMap<>(System.getenv());
        environment.put("CHAT", chat.at("/services/s3cret-chat").toString());
        environment.put("PAGER", "s3cret-routing-key-0123456789abcd");
        environment.put("SIGNING", "s3cret-signing");
        return Lighthouse.light(
                new Lighthouse.Setup(settings(pager), environment, "test", line -> {}));
    }

    private Settings settings(Receiver pager) throws Exception {
        Files.writeString(folder.resolve("shop.md"), RUNBOOK);
        var problems = new Problems();
        var settings =
                SettingsReader.read(
                                folder.resolve("relight.yaml"),
                                """
                                state: state
                                server: {port: 0}
                                channels:
                                  - {name: chat, slack: env:CHAT}
                                  - {name: pager, pagerduty: env:PAGER, endpoint: "%s"}
                                people:
                                  - {name: Ada, role: approver, reach: {chat: U012AB, pager: ""}}
                                policies:
                                  - name: shop
                                    levels: [{after: 0m, people: [Ada]}, {after: 1h, people: [Ada]}]
                                answers: {slack: env:SIGNING}
                                services:
                                  - {name: shop, runbook: shop.md, escalation: shop}
                                """
                                        .formatted(pager.at("/v2/enqueue")),
                                problems)
                        .orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        return settings;
    }

    private Alert alert() {
        var plan = Compiler.standard().compile("shop.md", RUNBOOK).plan();
        var policy =
                Policy.standard()
                        .calling(
                                new EscalationPolicy(
                                        "shop",
                                        List.of(
                                                new EscalationPolicy.Level(
                                                        Duration.ZERO, List.of(), List.of()))));
        return new Alert(
                "shop",
                "shop-down",
                "shop does not answer",
                Map.of(),
                plan,
                new Site("local", folder.toString(), Set.of(), Map.of(), Set.of(), false),
                policy);
    }

    private static int press(Lighthouse house, String incident, String user) throws Exception {
        var json =
                """
                {"type":"block_actions","user":{"id":"%s"},
                 "actions":[{"action_id":"%s","value":"%s"}]}\
                """
                        .formatted(user, SlackOutlet.ACKNOWLEDGE, incident);
        var body = "payload=" + URLEncoder.encode(json, UTF_8);
        var time = Long.toString(Instant.now().getEpochSecond());
        var signature =
                Signature.hex("s3cret-signing", ("v0:" + time + ":" + body).getBytes(UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + Back.SLACK))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Slack-Request-Timestamp", time)
                        .header("X-Slack-Signature", "v0=" + signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}
