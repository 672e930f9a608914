package dev.relight.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relight.intake.Intake.Misshapen;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The five shapes, each with the page that describes it. Unknown fields are ignored everywhere.
final class Shapes {
    /// A label longer than this is cut: no name and no sentence for people is.
    private static final int TEXT_MAX = 2_000;

    /// A key is never cut (two keys could become one); longer is refused. PagerDuty allows 255.
    private static final int KEY_MAX = 1_024;

    private static final int LABELS_MAX = 200;

    private Shapes() {}

    /// Alertmanager webhook, version 4
    /// (prometheus.io/docs/alerting/latest/configuration/#webhook_config).
    static List<Alert> alertmanager(JsonNode root) throws Misshapen {
        return grouped(root, "alertmanager");
    }

    /// Grafana's webhook contact point has Alertmanager's shape with more fields (grafana.com/docs,
    /// "webhook notifier").
    static List<Alert> grafana(JsonNode root) throws Misshapen {
        return grouped(root, "grafana");
    }

    private static List<Alert> grouped(JsonNode root, String source) throws Misshapen {
        var list = root.get("alerts");
        if (list == null || !list.isArray())
            throw new Misshapen(
                    "there is no list 'alerts'", "send the webhook body of version 4 as it is");
        var alerts = new ArrayList<Alert>();
        for (var one : list) {
            var labels = texts(one.get("labels"));
            var notes = texts(one.get("annotations"));
            var key = text(one, "fingerprint");
            if (key.isEmpty()) key = labels.isEmpty() ? text(root, "groupKey") : labels.toString();
            alerts.add(
                    new Alert(
                            source,
                            key(source, key),
                            !"resolved".equals(text(one, "status")),
                            instant(text(one, "startsAt")),
                            labels,
                            cut(
                                    notes.getOrDefault(
                                            "summary", notes.getOrDefault("description", ""))),
                            cut(notes.getOrDefault("runbook_url", ""))));
        }
        return alerts;
    }

    /// PagerDuty Events API v2 (developer.pagerduty.com, "Send an alert event").
    static List<Alert> pagerDuty(JsonNode root) throws Misshapen {
        var action = text(root, "event_action");
        switch (action) {
            case "trigger", "acknowledge", "resolve" -> {}
            default ->
                    throw new Misshapen(
                            "event_action is '" + cut(action) + "'",
                            "send trigger, acknowledge or resolve");
        }
        var payload = root.path("payload");
        var key = text(root, "dedup_key");
        if (key.isEmpty()) {
            if (!"trigger".equals(action))
                throw new Misshapen(
                        action + " has no dedup_key", "send the dedup_key of the trigger");
            key = text(payload, "source") + "/" + text(payload, "summary");
        }
        var labels = new TreeMap<>(texts(payload.get("custom_details")));
        for (var name : List.of("source", "severity", "component", "group", "class")) {
            var value = text(payload, name);
            if (!value.isEmpty()) labels.putIfAbsent(name, cut(value));
        }
        if (!labels.containsKey("service") && labels.containsKey("component"))
            labels.put("service", labels.getOrDefault("component", ""));
        if ("acknowledge".equals(action)) return List.of();
        return List.of(
                new Alert(
                        "pagerduty",
                        key("pagerduty", key),
                        "trigger".equals(action),
                        instant(text(payload, "timestamp")),
                        labels,
                        cut(text(payload, "summary")),
                        cut(root.path("links").path(0).path("href").asText(""))));
    }

    /// CloudEvents 1.0, structured mode (github.com/cloudevents/spec, JSON event format).
    static List<Alert> cloudEvents(JsonNode root, Mapping mapping) throws Misshapen {
        if (!text(root, "specversion").startsWith("1."))
            throw new Misshapen(
                    "specversion is not 1.x", "send a CloudEvent 1.0 in structured mode");
        var data = root.path("data");
        var own = data.at(mapping.key()).asText("");
        var key = own.isEmpty() ? text(root, "source") + "/" + text(root, "subject") : own;
        return List.of(mapped("cloudevents", data, key, mapping, text(root, "time")));
    }

    static List<Alert> generic(JsonNode root, Mapping mapping) throws Misshapen {
        var key = root.at(mapping.key()).asText("");
        if (key.isEmpty())
            throw new Misshapen(
                    "there is no key at " + mapping.key(),
                    "send the same text there for every repetition of one alert");
        return List.of(mapped("generic", root, key, mapping, ""));
    }

    private static Alert mapped(
            String source, JsonNode data, String key, Mapping mapping, String time)
            throws Misshapen {
        var labels = new TreeMap<>(texts(data.get("labels")));
        mapping.labels()
                .forEach((name, where) -> {
                    var value = data.at(where).asText("");
                    if (!value.isEmpty()) labels.put(name, cut(value));
                });
        var status = data.at(mapping.status()).asText("").toLowerCase(Locale.ROOT);
        return new Alert(
                source,
                key(source, key),
                !mapping.over().contains(status),
                instant(time),
                labels,
                cut(data.at(mapping.summary()).asText("")),
                "");
    }

    static String key(String source, String key) throws Misshapen {
        if (key.isBlank() || key.length() > KEY_MAX)
            throw new Misshapen(
                    "the alert's key is " + (key.isBlank() ? "empty" : "too long"),
                    "send a key of 1 to " + KEY_MAX + " characters");
        return source + ":" + key;
    }

    static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isValueNode() ? value.asText("") : "";
    }

    private static Map<String, String> texts(@Nullable JsonNode node) {
        var texts = new TreeMap<String, String>();
        if (node == null || !node.isObject()) return texts;
        for (var field : node.properties()) {
            if (texts.size() >= LABELS_MAX) break;
            if (field.getValue().isValueNode())
                texts.put(cut(field.getKey()), cut(field.getValue().asText("")));
        }
        return texts;
    }

    static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    private static @Nullable Instant instant(String text) {
        if (text.isEmpty() || text.startsWith("0001-")) return null;
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            return offset(text);
        }
    }

    private static @Nullable Instant offset(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
