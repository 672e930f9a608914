package dev.relight.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Events API v2 of PagerDuty: one alert per incident, by its dedup key.
final class PagerDutyOutlet implements Outlet {
    static final int SUMMARY_CHARACTERS_MAX = 1_024;

    /// An event may have 512 KB; nobody reads that at night.
    private static final int DETAIL_CHARACTERS_MAX = 4_000;

    private static final int DETAILS_MAX = 20;

    private final URI address;
    private final String routingKey;
    private final Wire wire;

    PagerDutyOutlet(URI address, String routingKey, Wire wire) {
        this.address = address;
        this.routingKey = routingKey;
        this.wire = wire;
    }

    @Override
    public Reply send(Message message, List<String> to) {
        var action = action(message);
        if (action.isEmpty()) return new Reply.Taken("no business of a pager");
        return wire.post(address, Json.text(body(message, action.get(), routingKey)), Map.of());
    }

    /// Empty for what nobody need be woken for.
    static Optional<String> action(Message message) {
        return switch (message.kind()) {
            case ESCALATION, QUESTION, HANDOVER -> Optional.of("trigger");
            case ACKNOWLEDGED, ABORTED -> Optional.of("acknowledge");
            case RESOLVED -> Optional.of("resolve");
            case OPENED, STATUS, WARNING -> Optional.empty();
        };
    }

    static ObjectNode body(Message message, String action, String routingKey) {
        var body = Json.object();
        body.put("routing_key", routingKey);
        body.put("event_action", action);
        body.put("dedup_key", dedupKey(message.incident()));
        if (!action.equals("trigger")) return body;
        var link = message.link();
        body.put("client", "Relight");
        if (link != null) {
            body.put("client_url", link.toString());
            body.putArray("links")
                    .addObject()
                    .put("href", link.toString())
                    .put("text", "The incident in Relight");
        }
        var payload = body.putObject("payload");
        payload.put("summary", Cut.line(SUMMARY_CHARACTERS_MAX, message.title()));
        payload.put("source", message.service());
        payload.put("severity", "critical");
        payload.put("timestamp", message.at().toString());
        payload.put("component", message.service());
        payload.put("class", "service down");
        var details = payload.putObject("custom_details");
        details.put("notice", message.id());
        if (message.repeat()) details.put("repeat", Message.REPEATED);
        for (var part : message.parts().stream().limit(DETAILS_MAX).toList())
            details.put(
                    part.heading().isEmpty() ? "message" : part.heading(),
                    Cut.to(DETAIL_CHARACTERS_MAX, part.text().strip()));
        return body;
    }

    /// By it an acknowledgement from there is known; incident ids are at most 80 characters.
    static String dedupKey(String incident) {
        return "relight/" + incident;
    }
}
