package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.secret.Hmac;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Posts with signatures to a server at work.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignedIntakeTest {
    private static final String SETTINGS =
            """
              - {name: beacon, runbook: beacon.md, autonomy: observe}
            intake:
              signatures:
                - {source: grafana, key: file:grafana.key, timestamp-header: X-Grafana-Alerting-Time}
                - {source: pagerduty, key: file:grafana.key}
              generic:
                key: /what/id
                status: /what/state
                over: [gone]
                labels: {service: /what/lamp}
            """;

    private static final String GRAFANA =
            "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"service\":\"beacon\"},\"fingerprint\":\"f1\"}]}";

    @TempDir Path folder;
    private Tower tower;

    @BeforeEach
    void light() throws IOException {
        Files.writeString(folder.resolve("grafana.key"), "the keeper's key\n");
        tower = new Tower(folder, SETTINGS);
    }

    @AfterEach
    void close() {
        tower.close();
    }

    private static String sign(String text) {
        var key = "the keeper's key".getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hmac.sha256(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> grafana(String body, Instant at, String signature) {
        return tower.send(
                HttpRequest.newBuilder(tower.at("/api/v1/alerts/grafana"))
                        .header("X-Grafana-Alerting-Time", "" + at.getEpochSecond())
                        .header("X-Grafana-Alerting-Signature", signature)
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> pagerDuty(String body, String signature) {
        return tower.send(
                HttpRequest.newBuilder(tower.at("/api/v1/alerts/pagerduty"))
                        .header("X-PagerDuty-Signature", signature)
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void a_signed_post_opens_an_incident_and_nothing_else_does() {
        var now = Instant.now();
        var good = sign(now.getEpochSecond() + ":" + GRAFANA);
        var path = "/api/v1/alerts/grafana";
        assertThat(tower.post(path, GRAFANA, tower.sender).statusCode())
                .as("a token alone")
                .isEqualTo(401);
        assertThat(grafana(GRAFANA + " ", now, good).statusCode())
                .as("a changed body")
                .isEqualTo(401);
        assertThat(grafana(GRAFANA, now.plusSeconds(1), good).statusCode())
                .as("a changed time")
                .isEqualTo(401);
        var old = now.minus(Duration.ofMinutes(6));
        assertThat(grafana(GRAFANA, old, sign(old.getEpochSecond() + ":" + GRAFANA)).body())
                .contains("too far from now");
        assertThat(tower.kinds()).isEmpty();
        assertThat(grafana(GRAFANA, now, good).body()).contains("opened", "beacon-1");
        assertThat(grafana(GRAFANA, now, good).statusCode()).as("a replay").isEqualTo(409);
        assertThat(tower.open("/metrics").body()).contains("outcome=\"forged\"");
    }

    @Test
    void an_incident_of_pagerduty_comes_in_by_its_webhook_but_not_our_own() {
        var body =
                "{\"event\":{\"id\":\"E1\",\"event_type\":\"incident.triggered\",\"occurred_at\":\"%s\",\"data\":{\"id\":\"P1\",\"incident_key\":\"%s\",\"title\":\"it is dark\",\"service\":{\"summary\":\"beacon\"}}}}";
        var ours = body.formatted(Instant.now(), "relight/beacon-7");
        assertThat(pagerDuty(ours, "v1=" + sign(ours)).body()).contains("\"alerts\":[]");
        var old = body.formatted(Instant.now().minus(Duration.ofMinutes(20)), "k");
        assertThat(pagerDuty(old, "v1=" + sign(old)).body()).contains("\"alerts\":[]");
        var theirs = body.formatted(Instant.now(), "k");
        assertThat(pagerDuty(theirs, "v1=" + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(tower.kinds()).isEmpty();
        assertThat(pagerDuty(theirs, "v1=" + sign(theirs)).body()).contains("opened");
        var over = theirs.replace("triggered", "resolved");
        assertThat(pagerDuty(over, "v1=" + sign(over)).body()).contains("joined");
    }

    @Test
    void somebody_s_own_json_is_read_where_the_settings_say() {
        var body = "{\"what\":{\"id\":\"k\",\"state\":\"%s\",\"lamp\":\"beacon\"}}";
        var path = "/api/v1/alerts/generic";
        assertThat(tower.post(path, body.formatted("dark"), tower.sender).body())
                .contains("opened");
        assertThat(tower.post(path, body.formatted("gone"), tower.sender).body())
                .contains("joined");
    }
}
