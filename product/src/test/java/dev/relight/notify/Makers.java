package dev.relight.notify;

import static dev.relight.notify.Receiver.status;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullMarked;

/// Answers as the makers of each channel do: at first they are busy, then they hold every message
/// against the limits they document, and refuse what breaks one.
@NullMarked
final class Makers {
    /// Each refusal, with its why; a test that ends with any has failed.
    final List<String> refused = new CopyOnWriteArrayList<>();

    /// docs.slack.dev/reference/block-kit: blocks, text objects, button element, confirmation.
    Receiver.Manner slack() {
        return checked(
                200,
                "ok",
                got -> {
                    var body = got.json();
                    text(body, "text", 1, 40_000);
                    var blocks = body.path("blocks");
                    within("blocks", blocks.size(), 1, 50);
                    for (var block : blocks)
                        switch (block.path("type").asText()) {
                            case "header" -> {
                                only(block, "type", "text", "block_id");
                                plain(block.path("text"), 150);
                            }
                            case "section" -> {
                                only(block, "type", "text", "block_id");
                                is("mrkdwn", block.at("/text/type"));
                                text(block.path("text"), "text", 1, 3_000);
                            }
                            case "actions" -> buttons(block.path("elements"));
                            default -> throw new Broken("no such block: " + block);
                        }
                });
    }

    private static void buttons(JsonNode elements) {
        within("elements", elements.size(), 1, 25);
        var ids = new HashSet<String>();
        for (var button : elements) {
            only(button, "type", "text", "action_id", "url", "value", "style", "confirm");
            is("button", button.path("type"));
            plain(button.path("text"), 75);
            text(button, "action_id", 1, 255);
            if (!ids.add(button.path("action_id").asText())) throw new Broken("action_id twice");
            if (button.has("url")) text(button, "url", 1, 3_000);
            if (button.has("value")) text(button, "value", 1, 2_000);
            if (button.has("style")
                    && !Set.of("primary", "danger").contains(button.path("style").asText()))
                throw new Broken("style " + button.path("style"));
            if (!button.has("confirm")) continue;
            plain(button.at("/confirm/title"), 100);
            plain(button.at("/confirm/text"), 300);
            plain(button.at("/confirm/confirm"), 30);
            plain(button.at("/confirm/deny"), 30);
        }
    }

    private static void plain(JsonNode text, int most) {
        is("plain_text", text.path("type"));
        text(text, "text", 1, most);
    }

    /// developer.pagerduty.com/docs/events-api-v2: 512 KB, the common event format.
    Receiver.Manner pagerDuty(String key) {
        return checked(
                202,
                "{\"status\":\"success\"}",
                got -> {
                    within("bytes", got.body().getBytes(UTF_8).length, 1, 512_000);
                    var body = got.json();
                    is(key, body.path("routing_key"));
                    text(body, "routing_key", 32, 32);
                    text(body, "dedup_key", 1, 255);
                    switch (body.path("event_action").asText()) {
                        case "trigger" -> trigger(body);
                        case "acknowledge", "resolve" ->
                                only(body, "routing_key", "event_action", "dedup_key");
                        default -> throw new Broken("event_action " + body.path("event_action"));
                    }
                });
    }

    private static void trigger(JsonNode body) {
        var payload = body.path("payload");
        text(payload, "summary", 1, 1_024);
        text(payload, "source", 1, 255);
        for (var optional : List.of("component", "group", "class"))
            if (payload.has(optional)) text(payload, optional, 1, 255);
        if (!Set.of("critical", "error", "warning", "info")
                .contains(payload.path("severity").asText()))
            throw new Broken("severity " + payload.path("severity"));
        instant(payload.path("timestamp").asText());
        for (var link : body.path("links")) address(link.path("href").asText());
        if (body.has("client_url")) address(body.path("client_url").asText());
    }

    /// learn.microsoft.com: 28 KB, an Adaptive Card; a mention stands in the text word by word.
    Receiver.Manner teams() {
        return checked(
                202,
                "",
                got -> {
                    within("bytes", got.body().getBytes(UTF_8).length, 1, 28 << 10);
                    is("message", got.json().path("type"));
                    var attachment = got.json().at("/attachments/0");
                    is("application/vnd.microsoft.card.adaptive", attachment.path("contentType"));
                    var card = attachment.path("content");
                    is("AdaptiveCard", card.path("type"));
                    if (!Set.of("1.2", "1.3", "1.4", "1.5").contains(card.path("version").asText()))
                        throw new Broken("version " + card.path("version"));
                    var texts = new StringBuilder();
                    for (var block : card.path("body")) {
                        is("TextBlock", block.path("type"));
                        text(block, "text", 1, Integer.MAX_VALUE);
                        texts.append(block.path("text").asText()).append('\n');
                    }
                    for (var entity : card.at("/msteams/entities")) {
                        var said = entity.path("text").asText();
                        if (!said.startsWith("<at>") || texts.indexOf(said) < 0)
                            throw new Broken(said + " stands nowhere");
                        text(entity.path("mentioned"), "id", 1, 320);
                    }
                    for (var action : card.path("actions")) address(action.path("url").asText());
                });
    }

    /// standardwebhooks.com: signed over id, time and body; not older than five minutes.
    Receiver.Manner webhook(String key) {
        return checked(
                204,
                "",
                got -> {
                    var id = got.headers().getOrDefault("webhook-id", "");
                    var time = got.headers().getOrDefault("webhook-timestamp", "");
                    within("webhook-id", id.length(), 1, 256);
                    var age =
                            Duration.between(
                                    Instant.ofEpochSecond(Long.parseLong(time)), Instant.now());
                    if (age.abs().compareTo(Duration.ofMinutes(5)) > 0)
                        throw new Broken("it is of " + time);
                    var made = "v1," + hmac(key, id + "." + time + "." + got.body());
                    if (!made.equals(got.headers().get("webhook-signature")))
                        throw new Broken("the signature is another's");
                    is(id, got.json().at("/data/id"));
                    within("bytes", got.body().getBytes(UTF_8).length, 1, 1 << 20);
                });
    }

    /// Written anew here, so that a mistake of ours is not made twice.
    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var bytes = Base64.getDecoder().decode(key.substring("whsec_".length()));
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Check {
        void see(Receiver.Got got);
    }

    /// The first one of all is told to come back, as a busy service does.
    private Receiver.Manner checked(int status, String answer, Check check) {
        var busy = new java.util.concurrent.atomic.AtomicBoolean(true);
        return (exchange, got) -> {
            if (busy.getAndSet(false)) {
                status(429, "slow down", "Retry-After", "1").answer(exchange, got);
                return;
            }
            try {
                if (!got.headers().getOrDefault("Content-Type", "").startsWith("application/json"))
                    throw new Broken("no JSON is announced");
                check.see(got);
                status(status, answer).answer(exchange, got);
                taken.add(got);
            } catch (Broken | NumberFormatException limit) {
                refused.add(limit.getMessage() + ": " + got.body());
                status(400, "invalid_payload").answer(exchange, got);
            }
        };
    }

    private final List<Receiver.Got> taken = new CopyOnWriteArrayList<>();

    /// What was answered 2xx.
    List<Receiver.Got> taken() {
        return new ArrayList<>(taken);
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what);
        }
    }

    private static void is(String wanted, JsonNode node) {
        if (!wanted.equals(node.asText())) throw new Broken("not " + wanted + " but " + node);
    }

    private static void text(JsonNode in, String field, int least, int most) {
        if (!in.path(field).isTextual()) throw new Broken(field + " is no text");
        within(field, in.path(field).asText().length(), least, most);
    }

    private static void within(String what, int is, int least, int most) {
        if (is < least || is > most) throw new Broken(what + " is " + is + ", at most " + most);
    }

    private static void only(JsonNode node, String... names) {
        for (var field : node.properties())
            if (!Set.of(names).contains(field.getKey()))
                throw new Broken("no field " + field.getKey());
    }

    private static void instant(String text) {
        try {
            Instant.parse(text);
        } catch (DateTimeException none) {
            throw new Broken(text + " is no time");
        }
    }

    private static void address(String text) {
        var address = URI.create(text);
        if (address.getHost() == null) throw new Broken(text + " is no address");
    }
}
