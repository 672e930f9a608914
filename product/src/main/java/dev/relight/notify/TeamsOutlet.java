package dev.relight.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A workflow of Microsoft Teams that takes an Adaptive Card by webhook.
final class TeamsOutlet implements Outlet {
    /// Teams refuses messages beyond about 28 KB (learn.microsoft.com, "limits and
    /// specifications"); the rest is its own wrapping.
    static final int BYTES_MAX = 24 << 10;

    private static final int PART_CHARACTERS_MAX = 4_000;

    private final URI address;
    private final Wire wire;

    TeamsOutlet(URI address, Wire wire) {
        this.address = address;
        this.wire = wire;
    }

    @Override
    public Reply send(Message message, List<String> to) {
        return wire.post(address, body(message, to), Map.of());
    }

    /// Parts are left out from the end until it fits.
    static String body(Message message, List<String> to) {
        for (int parts = message.parts().size(); parts > 0; parts--) {
            var text = Json.text(card(message, message.parts().subList(0, parts), to));
            if (Cut.bytes(text) <= BYTES_MAX) return text;
        }
        return Json.text(card(message, List.of(), to));
    }

    private static ObjectNode card(Message message, List<Message.Part> parts, List<String> to) {
        var body = Json.object().put("type", "message");
        var attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.putNull("contentUrl");
        var card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        var blocks = card.putArray("body");
        blocks.add(
                block(Cut.line(300, message.title()))
                        .put("size", "Large")
                        .put("weight", "Bolder")
                        .put("color", colour(message)));
        if (message.repeat()) blocks.add(block(Message.REPEATED).put("isSubtle", true));
        if (!to.isEmpty()) {
            var named = to.stream().limit(MENTIONS_MAX).toList();
            blocks.add(block(String.join(" ", named.stream().map(TeamsOutlet::mention).toList())));
            var entities = card.putObject("msteams").putArray("entities");
            for (var name : named) {
                var entity = entities.addObject().put("type", "mention").put("text", mention(name));
                entity.putObject("mentioned").put("id", name).put("name", name);
            }
        }
        for (var part : parts) {
            if (!part.heading().isEmpty())
                blocks.add(block(part.heading()).put("weight", "Bolder").put("spacing", "Medium"));
            var text = block(Cut.to(PART_CHARACTERS_MAX, lines(part)));
            if (part.code()) text.put("fontType", "Monospace");
            blocks.add(text);
        }
        var link = message.link();
        if (link != null)
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open the incident")
                    .put("url", link.toString());
        return body;
    }

    private static String mention(String name) {
        return "<at>" + name + "</at>";
    }

    private static ObjectNode block(String text) {
        return Json.object().put("type", "TextBlock").put("text", text).put("wrap", true);
    }

    /// A card joins lines unless there are two breaks.
    private static String lines(Message.Part part) {
        return part.text().strip().replaceAll("\\R+", "\n\n");
    }

    private static String colour(Message message) {
        return switch (message.weight()) {
            case URGENT -> "Attention";
            case NEWS -> "Default";
            case RELIEF -> "Good";
        };
    }
}
