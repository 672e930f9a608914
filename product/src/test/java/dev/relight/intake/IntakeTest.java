package dev.relight.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.intake.Intake.Answer.Refused;
import dev.relight.intake.Intake.Answer.Understood;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntakeTest {
    private static final String GROUP =
            """
            {"version":"4","groupKey":"{}:{}","status":"firing","more":{"unknown":[1,2]},"alerts":[
             {"status":"firing","labels":{"alertname":"Down","service":"web"},
              "annotations":{"summary":"web is down","runbook_url":"https://wiki/web.md"},
              "startsAt":"2026-11-22T00:42:57.858Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"8c71"},
             {"status":"resolved","labels":{"alertname":"Down","service":"db"},"annotations":{},
              "startsAt":"2026-11-22T01:42:57+01:00","fingerprint":"9d82"}]}
            """;

    @Test
    void a_group_becomes_its_alerts() {
        var alerts = understood(Intake.alertmanager(bytes(GROUP)));
        assertThat(alerts).hasSize(2);
        var web = alerts.getFirst();
        assertThat(web.dedupKey()).isEqualTo("alertmanager:8c71");
        assertThat(web.firing()).isTrue();
        assertThat(web.startsAt()).isEqualTo(Instant.parse("2026-11-22T00:42:57.858Z"));
        assertThat(web.summary()).isEqualTo("web is down");
        assertThat(alerts.getLast().firing()).isFalse();
        assertThat(alerts.getLast().startsAt()).isEqualTo(Instant.parse("2026-11-22T00:42:57Z"));
    }

    @Test
    void a_repetition_has_the_same_key() {
        assertThat(understood(Intake.grafana(bytes(GROUP))))
                .extracting(Alert::dedupKey)
                .isEqualTo(
                        understood(Intake.grafana(bytes(GROUP))).stream()
                                .map(Alert::dedupKey)
                                .toList());
    }

    @Test
    void a_trigger_and_its_resolve_share_a_key() {
        var trigger =
                """
                {"routing_key":"r","event_action":"trigger","dedup_key":"k1",
                 "payload":{"summary":"web is down","source":"probe","severity":"critical","component":"web"}}
                """;
        var fired = understood(Intake.pagerDuty(bytes(trigger))).getFirst();
        var over =
                understood(
                                Intake.pagerDuty(
                                        bytes(
                                                "{\"event_action\":\"resolve\",\"dedup_key\":\"k1\"}")))
                        .getFirst();
        assertThat(fired.labels())
                .containsEntry("service", "web")
                .containsEntry("severity", "critical");
        assertThat(over.dedupKey()).isEqualTo(fired.dedupKey());
        assertThat(over.firing()).isFalse();
        assertThat(Intake.pagerDuty(bytes("{\"event_action\":\"explode\"}")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void own_shapes_are_read_by_pointers() {
        var body = "{\"key\":\"a\",\"status\":\"OK\",\"service\":\"web\",\"summary\":\"fine\"}";
        var alert = understood(Intake.generic(bytes(body), Mapping.plain())).getFirst();
        assertThat(alert.firing()).isFalse();
        assertThat(alert.labels()).containsEntry("service", "web");
        var event =
                """
                {"specversion":"1.0","id":"1","source":"/probe","subject":"web","type":"down",
                 "time":"2026-11-22T00:00:00Z","data":{"service":"web","status":"firing"}}
                """;
        assertThat(
                        understood(Intake.cloudEvents(bytes(event), Mapping.plain()))
                                .getFirst()
                                .dedupKey())
                .isEqualTo("cloudevents:/probe/web");
    }

    @Test
    void what_is_wrong_is_said_with_its_mend() {
        assertThat(refused(Intake.alertmanager(bytes("[]"))).what()).contains("no JSON object");
        assertThat(refused(Intake.alertmanager(bytes("{"))).what()).contains("no JSON");
        assertThat(refused(Intake.alertmanager(bytes("{\"alerts\":3}"))).what())
                .contains("no list");
        assertThat(refused(Intake.generic(bytes("{}"), Mapping.plain())).mend()).isNotBlank();
        assertThat(refused(Intake.alertmanager(bytes("{\"a\":".repeat(100_000)))).status())
                .isEqualTo(400);
        assertThat(refused(Intake.alertmanager(new byte[Intake.BODY_BYTES_MAX + 1])).status())
                .isEqualTo(413);
    }

    @Test
    void only_a_declared_service_comes_out_whatever_the_alert_says() {
        var routing =
                new Routing(
                        List.of(new Routing.Rule(Map.of("alertname", "Disk"), "db")),
                        Set.of("web", "db"),
                        Map.of("web.md", "web"));
        assertThat(routing.service(alert(Map.of("service", "web"), ""))).contains("web");
        assertThat(routing.service(alert(Map.of("alertname", "Disk", "service", "web"), "")))
                .contains("db");
        assertThat(routing.service(alert(Map.of("service", "$(reboot)"), ""))).isEmpty();
        assertThat(routing.service(alert(Map.of(), "https://wiki/runbooks/web.md")))
                .contains("web");
    }

    @Test
    void no_body_breaks_it() {
        var dice = new Random(7);
        var whole = bytes(GROUP);
        for (int i = 0; i < 20_000; i++) {
            var body = whole.clone();
            for (int cut = dice.nextInt(8); cut >= 0; cut--)
                body[dice.nextInt(body.length)] = (byte) dice.nextInt(256);
            assertThat(Intake.alertmanager(body)).isNotNull();
            assertThat(Intake.pagerDuty(body)).isInstanceOf(Refused.class);
            assertThat(Intake.generic(body, Mapping.plain())).isInstanceOf(Refused.class);
        }
    }

    private static Alert alert(Map<String, String> labels, String url) {
        return new Alert("generic", "k", true, null, labels, "", url);
    }

    private static List<Alert> understood(Intake.Answer answer) {
        assertThat(answer).isInstanceOf(Understood.class);
        return ((Understood) answer).alerts();
    }

    private static Refused refused(Intake.Answer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return (Refused) answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
