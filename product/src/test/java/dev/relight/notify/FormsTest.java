package dev.relight.notify;

import static dev.relight.incident.Notice.Kind.ACKNOWLEDGED;
import static dev.relight.incident.Notice.Kind.ESCALATION;
import static dev.relight.incident.Notice.Kind.RESOLVED;
import static dev.relight.incident.Notice.Kind.STATUS;
import static dev.relight.notify.Receiver.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What each channel is sent, held against the limits its makers document.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FormsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-05T03:00:10Z"));

    /// As Standard Webhooks writes the bytes of a key.
    private static final String KEY = "whsec_YSBrZXkgb2Ygb3VyIG93biwgMjQgYnku";

    private static final Message.Part PART = new Message.Part("Impact", "no orders & <none>");

    private final Receiver receiver;
    private final Wire wire = new Wire(Duration.ofSeconds(2), CLOCK);

    FormsTest() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void slack_gets_blocks_within_its_limits_with_mentions_and_buttons() throws Exception {
        var slack = new SlackOutlet(receiver.at("/services/T/B/x"), wire, true);
        var sent = Scene.message(ESCALATION, "shop is down", PART);
        assertThat(slack.send(sent, List.of("U012AB"))).isInstanceOf(Reply.Taken.class);
        var body = receiver.next().json();
        checkSlack(body);
        assertThat(body.at("/blocks/0/text/text").asText()).contains("shop is down");
        assertThat(body.at("/blocks/1/text/text").asText()).isEqualTo("<@U012AB>");
        assertThat(body.at("/blocks/2/text/text").asText())
                .isEqualTo("*Impact*\nno orders &amp; &lt;none&gt;");
        assertThat(body.findValuesAsText("action_id"))
                .contains(SlackOutlet.ACKNOWLEDGE, "relight_open");
        assertThat(body.findValuesAsText("value")).contains("shop-1");
    }

    @Test
    void slack_s_limits_hold_for_whatever_it_is_given_and_nobody_is_mentioned_by_a_text()
            throws Exception {
        var slack = new SlackOutlet(receiver.at("/x"), wire, true);
        slack.send(Scene.monster(ESCALATION).again(), List.of("<!here>", "U1"));
        var body = receiver.next().json();
        checkSlack(body);
        var read = new java.util.ArrayList<String>();
        read.add(body.get("text").asText());
        for (var block : body.get("blocks"))
            if (block.at("/text/type").asText().equals("mrkdwn"))
                read.add(block.at("/text/text").asText());
        assertThat(read).noneMatch(text -> text.contains("<!") || text.contains("<@"));
        assertThat(read.stream().mapToInt(String::length).sum()).isLessThan(20_000);
    }

    @Test
    void only_a_question_that_slack_shows_whole_is_answered_by_a_button() throws Exception {
        var answers = new SlackOutlet(receiver.at("/x"), wire, true);
        var deaf = new SlackOutlet(receiver.at("/x"), wire, false);
        var long_ = new Message.Part("On local", "x".repeat(2_501), true);
        assertThat(votes(answers, Scene.asking("shop: may this run?", PART))).isEqualTo(2);
        assertThat(votes(answers, Scene.asking("shop: may this run?", PART, long_))).isZero();
        assertThat(votes(deaf, Scene.asking("shop: may this run?", PART))).isZero();
        assertThat(votes(answers, Scene.message(ESCALATION, "shop is down", PART))).isZero();
    }

    private long votes(SlackOutlet slack, Message message) throws Exception {
        slack.send(message, List.of());
        var body = receiver.next().json();
        checkSlack(body);
        return body.findValuesAsText("action_id").stream()
                .filter(List.of(SlackOutlet.APPROVE, SlackOutlet.REFUSE)::contains)
                .count();
    }

    @Test
    void pagerduty_gets_one_alert_per_incident_that_is_acknowledged_and_resolved()
            throws Exception {
        receiver.then(status(202, "{\"status\":\"success\"}"));
        var key = "R".repeat(32);
        var pager = new PagerDutyOutlet(receiver.at("/v2/enqueue"), key, wire);
        pager.send(Scene.message(ESCALATION, "shop is down", PART), List.of());
        pager.send(Scene.monster(ESCALATION), List.of());
        pager.send(Scene.message(ACKNOWLEDGED, "Ada has it"), List.of());
        pager.send(Scene.message(RESOLVED, "well again"), List.of());
        assertThat(pager.send(Scene.message(STATUS, "investigating"), List.of()))
                .isEqualTo(new Reply.Taken("no business of a pager"));
        assertThat(receiver.all()).hasSize(4);
        for (var got : receiver.all()) checkPagerDuty(got.body(), got.json(), key);
        assertThat(receiver.all().stream().map(got -> got.json().get("event_action").asText()))
                .containsExactly("trigger", "trigger", "acknowledge", "resolve");
        assertThat(receiver.all().stream().map(got -> got.json().get("dedup_key").asText()))
                .containsOnly("relight/shop-1");
    }

    @Test
    void teams_gets_a_card_that_fits() throws Exception {
        receiver.then(status(202, ""));
        var teams = new TeamsOutlet(receiver.at("/workflows/x"), wire);
        assertThat(
                        teams.send(
                                Scene.message(ESCALATION, "shop is down", PART),
                                List.of("ada@x.org")))
                .isInstanceOf(Reply.Taken.class);
        teams.send(Scene.monster(ESCALATION).again(), List.of());
        var card = receiver.next().json().at("/attachments/0/content");
        assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).isEqualTo("shop is down");
        assertThat(card.at("/msteams/entities/0/mentioned/id").asText()).isEqualTo("ada@x.org");
        assertThat(card.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
        var monster = receiver.next();
        assertThat(Cut.bytes(monster.body())).isLessThanOrEqualTo(28 << 10);
        assertThat(monster.json().at("/attachments/0/contentType").asText())
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(monster.body()).contains(Message.REPEATED);
    }

    @Test
    void a_webhook_is_signed_so_that_its_owner_can_tell() throws Exception {
        var hook = new WebhookOutlet(receiver.at("/hook?team=a"), KEY, wire, CLOCK);
        hook.send(Scene.message(ESCALATION, "shop is down", PART), List.of("ada"));
        var got = receiver.next();
        assertThat(got.headers()).containsEntry("webhook-id", "shop-1-n001");
        assertThat(got.headers().get("webhook-timestamp")).isEqualTo("1767582010");
        assertThat(got.headers().get("webhook-signature"))
                .isEqualTo(Signature.standard(KEY, "shop-1-n001", "1767582010", got.body()));
        assertThat(got.json().get("type").asText()).isEqualTo("incident.escalation");
        assertThat(got.json().at("/data/parts/0/heading").asText()).isEqualTo("Impact");
    }

    @Test
    void the_signature_is_the_one_another_program_makes() {
        assertThat(Signature.standard(KEY, "shop-1-n001", "1767582000", "{\"hello\": 1}"))
                .isEqualTo("v1,dZ0vLhEdcmj2pEKq2pISMuhKgUN0T9l9tKPJ3qUKIlQ=");
        assertThat(Signature.hex("signing-key", "v0:1767582000:payload=%7B%7D".getBytes(UTF_8)))
                .isEqualTo("34a6c21f5b73345b758d93cda85329a45b436c862baddf928ebc527ae08264ea");
    }

    @Test
    void what_may_work_later_is_told_from_what_never_will() throws Exception {
        var hook = new WebhookOutlet(receiver.at("/hook"), null, wire, CLOCK);
        var message = Scene.message(STATUS, "x");
        receiver.then(status(429, "slow down", "Retry-After", "7"))
                .then(status(503, "", "Retry-After", "Mon, 05 Jan 2026 03:00:40 GMT"))
                .then(status(500, "oops", "Retry-After", "soon"))
                .then(status(302, "", "Location", receiver.at("/elsewhere").toString()))
                .then(status(404, "no_service"))
                .then(status(200, "ok"));
        assertThat(hook.send(message, List.of()))
                .isEqualTo(new Reply.Later("HTTP 429: slow down", Duration.ofSeconds(7)));
        assertThat(hook.send(message, List.of()))
                .isEqualTo(new Reply.Later("HTTP 503", Duration.ofSeconds(30)));
        assertThat(hook.send(message, List.of()))
                .isEqualTo(new Reply.Later("HTTP 500: oops", null));
        assertThat(hook.send(message, List.of())).isEqualTo(new Reply.Never("HTTP 302"));
        assertThat(hook.send(message, List.of()))
                .isEqualTo(new Reply.Never("HTTP 404: no_service"));
        assertThat(hook.send(message, List.of())).isInstanceOf(Reply.Taken.class);
        assertThat(receiver.all()).noneMatch(got -> got.path().contains("elsewhere"));
    }

    @Test
    void whoever_does_not_answer_or_drips_is_given_up_in_time() {
        var quick = new Wire(Duration.ofMillis(300), CLOCK);
        receiver.then((exchange, got) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        });
        assertThat(quick.post(receiver.at("/"), "{}", java.util.Map.of()))
                .isInstanceOf(Reply.Later.class);
        receiver.close();
        assertThat(quick.post(receiver.at("/secret-path"), "{}", java.util.Map.of()).toString())
                .contains("not reached")
                .doesNotContain("secret-path");
    }

    /// docs.slack.dev/reference/block-kit/blocks and .../block-elements.
    private static void checkSlack(JsonNode body) {
        assertThat(body.get("text").asText()).isNotBlank();
        var blocks = body.get("blocks");
        assertThat(blocks.size()).isBetween(1, 50);
        for (var block : blocks)
            switch (block.get("type").asText()) {
                case "header" -> {
                    assertThat(block.at("/text/type").asText()).isEqualTo("plain_text");
                    assertThat(block.at("/text/text").asText()).hasSizeBetween(1, 150);
                }
                case "section" -> {
                    assertThat(block.at("/text/type").asText()).isEqualTo("mrkdwn");
                    assertThat(block.at("/text/text").asText()).hasSizeBetween(1, 3_000);
                }
                case "actions" -> {
                    assertThat(block.get("elements").size()).isBetween(1, 25);
                    for (var button : block.get("elements")) {
                        assertThat(button.at("/text/text").asText()).hasSizeBetween(1, 75);
                        assertThat(button.get("action_id").asText()).hasSizeBetween(1, 255);
                        if (button.has("url"))
                            assertThat(button.get("url").asText()).hasSizeLessThan(3_000);
                        if (button.has("confirm")) {
                            assertThat(button.at("/confirm/title/text").asText())
                                    .hasSizeBetween(1, 100);
                            assertThat(button.at("/confirm/text/text").asText())
                                    .hasSizeBetween(1, 300);
                            assertThat(button.at("/confirm/confirm/text").asText())
                                    .hasSizeBetween(1, 30);
                            assertThat(button.at("/confirm/deny/text").asText())
                                    .hasSizeBetween(1, 30);
                        }
                        if (button.has("value"))
                            assertThat(button.get("value").asText()).hasSizeLessThan(2_000);
                    }
                }
                default -> throw new AssertionError("no such block: " + block);
            }
    }

    /// developer.pagerduty.com/docs/events-api-v2/trigger-events.
    private static void checkPagerDuty(String text, JsonNode body, String key) {
        assertThat(Cut.bytes(text)).isLessThan(512 << 10);
        assertThat(body.get("routing_key").asText()).isEqualTo(key).hasSize(32);
        assertThat(body.get("dedup_key").asText()).hasSizeBetween(1, 255);
        if (!body.get("event_action").asText().equals("trigger")) {
            assertThat(body.has("payload")).isFalse();
            return;
        }
        var payload = body.get("payload");
        assertThat(payload.get("summary").asText()).hasSizeBetween(1, 1_024);
        assertThat(payload.get("source").asText()).isNotBlank();
        assertThat(List.of("critical", "error", "warning", "info"))
                .contains(payload.get("severity").asText());
        assertThat(Instant.parse(payload.get("timestamp").asText())).isNotNull();
        assertThat(body.at("/links/0/href").asText()).startsWith("https://");
    }
}
