package dev.relight.notify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Reads what Slack posts when somebody presses a button of ours.
///
/// Signed by `X-Slack-Signature: v0=HEX`, HMAC-SHA256 over `v0:TIMESTAMP:BODY`
/// (docs.slack.dev/authentication/verifying-requests-from-slack).
public final class SlackAnswer {
    /// As Slack advises, against somebody who recorded an old one.
    static final Duration OLD = Duration.ofMinutes(5);

    private static final String FIELD = "payload=";
    private static final int NAME_CHARACTERS_MAX = 80;

    private SlackAnswer() {}

    /// @param key the app's signing secret
    /// @param timestamp `X-Slack-Request-Timestamp`
    /// @param signature `X-Slack-Signature`
    public static Said read(
            String key, String timestamp, String signature, byte[] body, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) return new Said.Forged("there is no timestamp");
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(OLD) > 0)
            return new Said.Forged("the timestamp is not of the last five minutes");
        var text = new String(body, StandardCharsets.UTF_8);
        var signed = ("v0:" + timestamp + ":" + text).getBytes(StandardCharsets.UTF_8);
        if (!Signature.isSame(signature, "v0=" + Signature.hex(key, signed)))
            return new Said.Forged("the signature is not Slack's");
        return payload(text);
    }

    private static Said payload(String form) {
        for (var field : form.split("&", 20))
            if (field.startsWith(FIELD)) {
                try {
                    var json =
                            URLDecoder.decode(
                                    field.substring(FIELD.length()), StandardCharsets.UTF_8);
                    return pressed(Json.MAPPER.readTree(json));
                } catch (JacksonException | IllegalArgumentException broken) {
                    return new Said.Broken("the payload is no JSON");
                }
            }
        return new Said.Nothing("no payload");
    }

    private static Said pressed(JsonNode payload) {
        var user = payload.path("user");
        var id = Cut.line(30, user.path("id").asText());
        if (id.isBlank()) return new Said.Nothing("no user pressed it");
        for (var action : payload.path("actions")) {
            var value = action.path("value").asText();
            switch (action.path("action_id").asText()) {
                case SlackOutlet.ACKNOWLEDGE -> {
                    var name = Cut.line(NAME_CHARACTERS_MAX, user.path("username").asText(id));
                    return new Said.HasIt(value, id, name);
                }
                case SlackOutlet.APPROVE -> {
                    return vote(value, true, id, payload);
                }
                case SlackOutlet.REFUSE -> {
                    return vote(value, false, id, payload);
                }
                default -> {}
            }
        }
        return new Said.Nothing("another button");
    }

    private static Said vote(String value, boolean yes, String id, JsonNode payload) {
        var words = value.split(" ", 4);
        if (words.length != 3) return new Said.Broken("the button names no question");
        return new Said.Votes(
                words[0],
                words[1],
                words[2],
                yes,
                id,
                payload.path("response_url").asText(),
                payload.path("message").path("blocks"));
    }
}
