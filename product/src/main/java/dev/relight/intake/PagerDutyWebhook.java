package dev.relight.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relight.intake.Intake.Misshapen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// PagerDuty's webhook, version 3 (developer.pagerduty.com, "Webhooks Overview"): an incident that
/// was opened or resolved over there.
final class PagerDutyWebhook {
    /// What Relight itself reported there comes back with it.
    private static final String OURS = "relight/";

    private PagerDutyWebhook() {}

    static List<Alert> read(JsonNode root, Instant now) throws Misshapen {
        var event = root.path("event");
        var type = Shapes.text(event, "event_type");
        if (type.isEmpty())
            throw new Misshapen(
                    "there is no event.event_type", "point a webhook of version 3 here");
        boolean isFiring =
                switch (type) {
                    case "incident.triggered", "incident.reopened" -> true;
                    default -> false;
                };
        if (!isFiring && !type.equals("incident.resolved")) return List.of();
        var at = at(Shapes.text(event, "occurred_at"));
        if (at.isBefore(now.minus(Seals.PAGERDUTY_OLD))) return List.of();
        var data = event.path("data");
        var key = Shapes.text(data, "incident_key");
        if (key.startsWith(OURS)) return List.of();
        if (key.isEmpty()) key = Shapes.text(data, "id");
        var labels = new TreeMap<String, String>();
        put(labels, "service", Shapes.text(data.path("service"), "summary"));
        put(labels, "urgency", Shapes.text(data, "urgency"));
        put(labels, "incident", Shapes.text(data, "id"));
        return List.of(
                new Alert(
                        "pagerduty",
                        Shapes.key("pagerduty", key),
                        isFiring,
                        isFiring ? at : null,
                        labels,
                        Shapes.cut(Shapes.text(data, "title")),
                        ""));
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) labels.put(name, Shapes.cut(value));
    }

    private static Instant at(String text) throws Misshapen {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException broken) {
            throw new Misshapen("occurred_at is no time", "send the webhook as it is");
        }
    }
}
