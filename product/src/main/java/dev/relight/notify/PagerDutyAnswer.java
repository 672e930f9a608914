package dev.relight.notify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Reads PagerDuty's webhook v3: who has acknowledged, and which incident.
///
/// Signed by `X-PagerDuty-Signature: v1=HEX[,v1=HEX]`, HMAC-SHA256 over the body
/// (developer.pagerduty.com/docs/verifying-signatures).
public final class PagerDutyAnswer {
    /// What is older was held up too long: it must not silence what has happened since.
    static final Duration OLD = Duration.ofMinutes(15);

    /// Whoever resolves it over there has it, too; whether it is well Relight sees for itself.
    private static final Set<String> HAS_IT = Set.of("incident.acknowledged", "incident.resolved");

    private static final int NAME_CHARACTERS_MAX = 80;

    private PagerDutyAnswer() {}

    /// @param key the secret of the webhook subscription
    /// @param signature the header; several are sent while a secret is changed
    public static Said read(String key, String signature, byte[] body, Instant now) {
        var right = "v1=" + Signature.hex(key, body);
        boolean signed = false;
        for (var one : signature.split(",", 10)) signed |= Signature.isSame(one.strip(), right);
        if (!signed) return new Said.Forged("the signature is not PagerDuty's");
        try {
            return event(Json.MAPPER.readTree(body).path("event"), now);
        } catch (JacksonException broken) {
            return new Said.Broken("the body is no JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading an array of bytes failed", impossible);
        }
    }

    private static Said event(JsonNode event, Instant now) {
        var type = event.path("event_type").asText();
        if (!HAS_IT.contains(type))
            return new Said.Nothing("nothing to do for '%s'".formatted(Cut.line(60, type)));
        var key = event.path("data").path("incident_key").asText();
        var mark = PagerDutyOutlet.dedupKey("");
        if (!key.startsWith(mark)) return new Said.Nothing("an incident that is not ours");
        try {
            var at = Instant.parse(event.path("occurred_at").asText());
            if (at.isBefore(now.minus(OLD))) return new Said.Nothing("it is too old");
        } catch (DateTimeException broken) {
            return new Said.Broken("occurred_at is no time");
        }
        var agent = event.path("agent");
        var name = Cut.line(NAME_CHARACTERS_MAX, agent.path("summary").asText());
        if (!agent.path("type").asText().startsWith("user") || name.isBlank())
            return new Said.Nothing("no person did it");
        return new Said.HasIt(
                key.substring(mark.length()), Cut.line(60, agent.path("id").asText()), name);
    }
}
