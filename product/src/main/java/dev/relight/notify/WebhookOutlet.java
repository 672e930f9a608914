package dev.relight.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody's own endpoint, signed as standardwebhooks.com asks.
final class WebhookOutlet implements Outlet {
    private final URI address;
    private final @Nullable String key;
    private final Wire wire;
    private final InstantSource clock;

    WebhookOutlet(URI address, @Nullable String key, Wire wire, InstantSource clock) {
        this.address = address;
        this.key = key;
        this.wire = wire;
        this.clock = clock;
    }

    @Override
    public Reply send(Message message, List<String> to) {
        var body = Json.text(body(message, to));
        var time = Long.toString(clock.instant().getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", time);
        headers.put("Idempotency-Key", message.id());
        if (key != null)
            headers.put("webhook-signature", Signature.standard(key, message.id(), time, body));
        return wire.post(address, body, headers);
    }

    static ObjectNode body(Message message, List<String> to) {
        var body = Json.object();
        body.put("type", "incident." + message.kind().name().toLowerCase(Locale.ROOT));
        body.put("timestamp", message.at().toString());
        var data = body.putObject("data");
        data.put("id", message.id());
        data.put("incident", message.incident());
        data.put("service", message.service());
        data.put("title", message.title());
        data.put("repeat", message.repeat());
        data.put("url", message.link() == null ? null : message.link().toString());
        var persons = data.putArray("to");
        to.forEach(persons::add);
        var parts = data.putArray("parts");
        for (var part : message.parts())
            parts.addObject().put("heading", part.heading()).put("text", part.text());
        return body;
    }
}
