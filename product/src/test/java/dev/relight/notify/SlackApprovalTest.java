package dev.relight.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relight.app.Lighthouse;
import dev.relight.app.Tower;
import dev.relight.engine.Alert;
import dev.relight.incident.Event;
import dev.relight.problem.Problems;
import dev.relight.settings.SettingsReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a yes in Slack: the question arrives, two people press, and only then it runs.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlackApprovalTest {
    private static final String KEY = "s3cret-signing";
    private static final String RUNBOOK =
            """
            # Shop is down
            ## Diagnosis
            ```bash
            ls stale
            ```
            ## Mitigation
            ```bash
            rm -r stale
            ```
            ## Verification
            ```bash
            ls
            ```
            """;

    @TempDir Path folder;
    private Receiver chat;
    private Receiver elsewhere;
    private Lighthouse house;
    private final HttpClient client = HttpClient.newHttpClient();
    private int moment;

    @BeforeEach
    void open() throws Exception {
        chat = new Receiver();
        elsewhere = new Receiver();
        Files.writeString(folder.resolve("shop.md"), RUNBOOK);
        Files.createDirectory(folder.resolve("stale"));
        var problems = new Problems();
        var settings =
                SettingsReader.read(
                                folder.resolve("relight.yaml"),
                                """
                                state: state
                                server: {port: 0}
                                channels: [{name: chat, slack: env:CHAT}]
                                people:
                                  - {name: Ada, role: approver, reach: {chat: U0ADA}}
                                  - {name: Ben, role: approver, reach: {chat: U0BEN}}
                                  - {name: Rob, role: responder, reach: {chat: U0ROB}}
                                policies: [{name: shop, levels: [{after: 0m, people: [Ada, Ben]}]}]
                                answers: {slack: env:SIGNING}
                                services: [{name: shop, runbook: shop.md, autonomy: assist, escalation: shop}]
                                """,
                                problems)
                        .orElseThrow();
        assertThat(problems.inOrder()).isEmpty();
        var environment = new HashMap<>(System.getenv());
        environment.put("CHAT", chat.at("/services/s3cret-chat").toString());
        environment.put("SIGNING", KEY);
        house = Lighthouse.light(new Lighthouse.Setup(settings, environment, "test", _ -> {}));
        Alert alert =
                house.crew()
                        .alert(
                                "shop",
                                "k",
                                new dev.relight.intake.Alert(
                                        "generic", "k", true, null, Map.of(), "it is dark", ""),
                                UnaryOperator.identity())
                        .orElseThrow();
        var _ = house.station().open(alert);
    }

    @AfterEach
    void close() {
        client.close();
        house.close();
        chat.close();
        elsewhere.close();
    }

    @Test
    void two_people_press_and_only_then_it_runs() throws Exception {
        var question = question();
        assertThat(question.toString()).contains("rm -r stale");
        var value = value(question);

        assertThat(press("U0ROB", value, question)).isEqualTo(403);
        assertThat(next().get("text").asText()).contains("may not");
        assertThat(press("U0EVE", value, question)).isEqualTo(403);
        var forged = value.substring(0, value.length() - 4) + "0000";
        assertThat(press("U0ADA", forged, question)).isEqualTo(200);
        assertThat(next().get("text").asText()).contains("does not count");

        assertThat(press("U0ADA", value, question)).isEqualTo(200);
        var once = next();
        assertThat(once.get("replace_original").asBoolean()).isTrue();
        assertThat(once.get("text").asText()).isEqualTo("Ada says yes; 1 more is needed.");
        assertThat(once.findValuesAsText("action_id")).contains(SlackOutlet.APPROVE);
        assertThat(press("U0ADA", value, once)).isEqualTo(200);
        assertThat(next().get("text").asText()).contains("already");
        assertThat(folder.resolve("stale")).exists();

        assertThat(press("U0BEN", value, once)).isEqualTo(200);
        var twice = next();
        assertThat(twice.get("text").asText()).isEqualTo("Ben says yes: it runs.");
        assertThat(twice.toString()).contains("rm -r stale", "Ada says yes");
        assertThat(twice.findValuesAsText("action_id"))
                .doesNotContain(SlackOutlet.APPROVE, SlackOutlet.REFUSE);
        Tower.await("it ran", () -> !Files.exists(folder.resolve("stale")));
        assertThat(events())
                .filteredOn(Event.Approved.class::isInstance)
                .extracting(it -> ((Event.Approved) it).by())
                .containsExactly("Ada", "Ben");
        assertThat(press("U0BEN", value, once)).isEqualTo(200);
        assertThat(next().get("text").asText()).contains("does not count");
    }

    @Test
    void a_no_ends_it_and_what_was_sent_before_is_refused() throws Exception {
        var question = question();
        var body =
                body(
                        "U0ADA",
                        SlackOutlet.REFUSE,
                        value(question),
                        chat.at("/a").toString(),
                        question);
        var time = Long.toString(Instant.now().getEpochSecond());
        assertThat(post(body, time, signature(body, time))).isEqualTo(200);
        assertThat(next().get("text").asText()).isEqualTo("Ada says no: it is not run.");
        assertThat(post(body, time, signature(body, time))).isEqualTo(401);
        var old = Long.toString(Instant.now().minusSeconds(301).getEpochSecond());
        assertThat(post(body, old, signature(body, old))).isEqualTo(401);
        assertThat(post(body + "&x=y", time, signature(body, time))).isEqualTo(401);
        assertThat(events()).filteredOn(Event.Refused.class::isInstance).hasSize(1);
        assertThat(folder.resolve("stale")).exists();
    }

    @Test
    void nothing_is_sent_to_where_the_settings_do_not_send() throws Exception {
        var question = question();
        var body =
                body(
                        "U0ADA",
                        SlackOutlet.APPROVE,
                        value(question),
                        elsewhere.at("/x").toString(),
                        question);
        var time = Long.toString(Instant.now().getEpochSecond());
        assertThat(post(body, time, signature(body, time))).isEqualTo(200);
        assertThat(press("U0BEN", value(question), question)).isEqualTo(200);
        assertThat(next().get("text").asText()).contains("Ben");
        assertThat(elsewhere.all()).isEmpty();
    }

    private List<Event> events() {
        return house.station().journal().events("shop-1");
    }

    /// The next message with buttons for a yes.
    private JsonNode question() throws Exception {
        while (true) {
            var body = next();
            if (body.findValuesAsText("action_id").contains(SlackOutlet.APPROVE)) return body;
        }
    }

    private JsonNode next() throws Exception {
        while (true) {
            var got = chat.next();
            // other notices come in between
            if (got.path().startsWith("/a") || got.body().contains(SlackOutlet.APPROVE))
                return got.json();
        }
    }

    private static String value(JsonNode message) {
        for (var block : message.get("blocks"))
            for (var element : block.path("elements"))
                if (element.path("action_id").asText().equals(SlackOutlet.APPROVE))
                    return element.get("value").asText();
        throw new AssertionError("no button: " + message);
    }

    private int press(String user, String value, JsonNode message) throws Exception {
        var body =
                body(
                        user,
                        SlackOutlet.APPROVE,
                        value,
                        chat.at("/a/" + moment++).toString(),
                        message);
        var time = Long.toString(Instant.now().getEpochSecond());
        return post(body, time, signature(body, time));
    }

    private static String body(
            String user, String action, String value, String replyTo, JsonNode message) {
        var json = Json.object();
        json.put("type", "block_actions").put("response_url", replyTo);
        json.putObject("user").put("id", user).put("username", "somebody");
        json.putArray("actions").addObject().put("action_id", action).put("value", value);
        json.putObject("message").set("blocks", message.get("blocks"));
        return "payload=" + URLEncoder.encode(json.toString(), UTF_8);
    }

    private static String signature(String body, String time) {
        return "v0=" + Signature.hex(KEY, ("v0:" + time + ":" + body).getBytes(UTF_8));
    }

    private int post(String body, String time, String signature) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + Back.SLACK))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Slack-Request-Timestamp", time)
                        .header("X-Slack-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
