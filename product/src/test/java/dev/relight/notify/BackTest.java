package dev.relight.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.http.House;
import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.incident.Signal;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers from outside, posted to the real server.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PD", "subscription-key", "SLACK", "signing-key");
    private static final String TEAM =
            """
            channels: [{name: chat, slack: env:URL}]
            people:
              - {name: Ada, role: approver, reach: {chat: U012AB}}
              - {name: Vic, role: viewer, reach: {chat: U0VIC}}
            policies: [{name: shop, levels: [{people: [Ada]}]}]
            """;

    @TempDir Path folder;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private House house;

    @BeforeEach
    void open() {
        house = house(TEAM + "answers: {pagerduty: env:PD, slack: env:SLACK}\n");
    }

    private House house(String settings) {
        var scene = new Scene(settings);
        var back =
                new Back(
                        () -> scene.settings,
                        ENVIRONMENT::get,
                        (incident, by) -> heard.add(incident + " " + by),
                        new Ballot.Box() {
                            @Override
                            public CompletableFuture<List<Event>> put(
                                    String incident, Signal signal) {
                                heard.add(incident + " " + signal);
                                return CompletableFuture.completedFuture(List.of());
                            }

                            @Override
                            public Optional<Incident> incident(String id) {
                                return Optional.empty();
                            }
                        },
                        InstantSource.system());
        return new House(folder, back.routes());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_acknowledgement_in_pagerduty_reaches_the_incident() {
        var body = pagerDuty("incident.acknowledged", "relight/shop-1", Instant.now());
        assertThat(
                        post(
                                body,
                                "v1="
                                        + hex("old-key", body)
                                        + ",v1="
                                        + hex("subscription-key", body)))
                .isEqualTo(200);
        assertThat(heard).containsExactly("shop-1 Ada");
    }

    @Test
    void what_pagerduty_did_not_sign_is_refused() {
        var body = pagerDuty("incident.acknowledged", "relight/shop-1", Instant.now());
        assertThat(post(body, "v1=" + hex("another-key", body))).isEqualTo(401);
        assertThat(post(body, "")).isEqualTo(401);
        assertThat(post(body + " ", "v1=" + hex("subscription-key", body))).isEqualTo(401);
        assertThat(heard).isEmpty();
    }

    @Test
    void other_events_other_incidents_and_old_news_are_taken_and_change_nothing() {
        var now = Instant.now();
        for (var body :
                List.of(
                        pagerDuty("pagey.ping", "relight/shop-1", now),
                        pagerDuty("incident.acknowledged", "somebody-elses", now),
                        pagerDuty("incident.acknowledged", "relight/../x", now),
                        pagerDuty(
                                "incident.acknowledged",
                                "relight/shop-1",
                                now.minus(Duration.ofHours(1)))))
            assertThat(post(body, "v1=" + hex("subscription-key", body))).isEqualTo(200);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_signed_body_that_is_not_as_documented_is_their_fault_and_no_crash() {
        for (var body : List.of("", "null", "[]", "{", "{\"event\":7}", "\u0000"))
            assertThat(post(body, "v1=" + hex("subscription-key", body)))
                    .as("body %s", body)
                    .isIn(200, 400);
        assertThat(heard).isEmpty();
    }

    @Test
    void the_button_in_slack_reaches_the_incident_for_people_who_may_respond() {
        assertThat(press("U012AB", SlackOutlet.ACKNOWLEDGE, Instant.now(), "signing-key"))
                .isEqualTo(200);
        assertThat(press("U0VIC", SlackOutlet.ACKNOWLEDGE, Instant.now(), "signing-key"))
                .isEqualTo(403);
        assertThat(press("U0STRANGER", SlackOutlet.ACKNOWLEDGE, Instant.now(), "signing-key"))
                .isEqualTo(403);
        assertThat(press("U012AB", "relight_open", Instant.now(), "signing-key")).isEqualTo(200);
        assertThat(heard).containsExactly("shop-1 Ada");
    }

    @Test
    void what_slack_did_not_sign_or_signed_long_ago_is_refused() {
        var now = Instant.now();
        assertThat(press("U012AB", SlackOutlet.ACKNOWLEDGE, now, "another-key")).isEqualTo(401);
        assertThat(
                        press(
                                "U012AB",
                                SlackOutlet.ACKNOWLEDGE,
                                now.minus(Duration.ofMinutes(6)),
                                "signing-key"))
                .isEqualTo(401);
        assertThat(
                        house.post(
                                        Back.SLACK,
                                        "payload=%7B%7D",
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .statusCode())
                .isEqualTo(401);
        assertThat(heard).isEmpty();
    }

    @Test
    void without_a_secret_in_the_settings_nothing_is_believed() {
        house.close();
        house = house(TEAM);
        var body = pagerDuty("incident.acknowledged", "relight/shop-1", Instant.now());
        assertThat(post(body, "v1=" + hex("", body))).isEqualTo(404);
        assertThat(press("U012AB", SlackOutlet.ACKNOWLEDGE, Instant.now(), "x")).isEqualTo(404);
        assertThat(heard).isEmpty();
    }

    private int post(String body, String signature) {
        return house.post(
                        Back.PAGERDUTY,
                        body,
                        "Content-Type",
                        "application/json",
                        "X-PagerDuty-Signature",
                        signature)
                .statusCode();
    }

    private int press(String user, String action, Instant at, String key) {
        var json =
                """
                {"type":"block_actions","user":{"id":"%s","username":"somebody"},
                 "response_url":"http://127.0.0.1:1/never",
                 "actions":[{"action_id":"%s","value":"shop-1"}]}\
                """
                        .formatted(user, action);
        var body = "payload=" + URLEncoder.encode(json, UTF_8);
        var time = Long.toString(at.getEpochSecond());
        return house.post(
                        Back.SLACK,
                        body,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Slack-Request-Timestamp",
                        time,
                        "X-Slack-Signature",
                        "v0=" + hex(key, "v0:" + time + ":" + body))
                .statusCode();
    }

    private static String hex(String key, String text) {
        if (key.isEmpty()) return "00";
        return Signature.hex(key, text.getBytes(UTF_8));
    }

    private static String pagerDuty(String type, String key, Instant at) {
        return """
        {"event":{"id":"01","event_type":"%s","resource_type":"incident","occurred_at":"%s",
         "agent":{"id":"PUSER","type":"user_reference","summary":"ada"},
         "data":{"id":"PINC","type":"incident","incident_key":"%s"}}}\
        """
                .formatted(type, at, key);
    }
}
