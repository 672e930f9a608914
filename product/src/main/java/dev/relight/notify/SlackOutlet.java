package dev.relight.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An incoming webhook of Slack, in Block Kit.
///
/// Limits: docs.slack.dev/reference/block-kit.
final class SlackOutlet implements Outlet {
    static final int BLOCKS_MAX = 50;
    static final int HEADER_CHARACTERS_MAX = 150;
    static final int TEXT_CHARACTERS_MAX = 3_000;

    /// Slack cuts a message beyond this.
    private static final int FALLBACK_CHARACTERS_MAX = 4_000;

    /// A part is folded behind "show more" long before; more than this nobody reads in a chat.
    private static final int PART_CHARACTERS_MAX = 2_500;

    /// All blocks together; Slack refuses somewhat longer ones as a whole (msg_blocks_too_long).
    private static final int ALL_CHARACTERS_MAX = 10_000;

    /// Room for the header, the repeat, the mentions and the buttons.
    private static final int PARTS_MAX = BLOCKS_MAX - 4;

    /// By it the answer of the button is known.
    static final String ACKNOWLEDGE = "relight_acknowledge";

    /// By these, that of a yes and of a no.
    static final String APPROVE = "relight_approve";

    static final String REFUSE = "relight_refuse";

    private final URI address;
    private final Wire wire;
    private final boolean answers;

    /// @param answers pressed buttons reach us
    SlackOutlet(URI address, Wire wire, boolean answers) {
        this.address = address;
        this.wire = wire;
        this.answers = answers;
    }

    @Override
    public Reply send(Message message, List<String> to) {
        return wire.post(address, Json.text(body(message, to, answers)), Map.of());
    }

    static ObjectNode body(Message message, List<String> to, boolean answers) {
        var body = Json.object();
        body.put("text", Cut.line(FALLBACK_CHARACTERS_MAX, escaped(message.title())));
        body.put("unfurl_links", false);
        var blocks = body.putArray("blocks");
        header(blocks, message);
        if (message.repeat()) section(blocks, "_" + Message.REPEATED + "_");
        if (!to.isEmpty()) section(blocks, mentions(to));
        int left = ALL_CHARACTERS_MAX;
        boolean whole = message.parts().size() <= PARTS_MAX;
        for (var part : message.parts().stream().limit(PARTS_MAX).toList()) {
            var text = text(part);
            left -= text.length();
            whole &= left >= 0 && escaped(part.text().strip()).length() <= PART_CHARACTERS_MAX;
            if (left < 0) break;
            section(blocks, text);
        }
        buttons(blocks, message, answers && whole ? message.ask() : null);
        return body;
    }

    private static void header(ArrayNode blocks, Message message) {
        var text = blocks.addObject().put("type", "header").putObject("text");
        text.put("type", "plain_text");
        text.put("text", Cut.line(HEADER_CHARACTERS_MAX, sign(message) + " " + message.title()));
        text.put("emoji", false);
    }

    private static String sign(Message message) {
        return switch (message.weight()) {
            case URGENT -> "▲";
            case NEWS -> "•";
            case RELIEF -> "✓";
        };
    }

    private static void section(ArrayNode blocks, String markdown) {
        if (markdown.isBlank()) return;
        var text = blocks.addObject().put("type", "section").putObject("text");
        text.put("type", "mrkdwn");
        text.put("text", Cut.to(TEXT_CHARACTERS_MAX, markdown));
    }

    private static String mentions(List<String> to) {
        return to.stream()
                .limit(MENTIONS_MAX)
                .map(id -> id.matches("[UW][A-Z0-9]{2,20}") ? "<@" + id + ">" : escaped(id))
                .collect(Collectors.joining(" "));
    }

    private static String text(Message.Part part) {
        var heading = part.heading().isEmpty() ? "" : "*" + escaped(part.heading()) + "*\n";
        var words = Cut.to(PART_CHARACTERS_MAX, escaped(part.text().strip()));
        return part.code()
                ? heading + "```\n" + words.replace("```", "'''") + "\n```"
                : heading + words;
    }

    /// @param ask null also when not all of it could be shown: nobody says yes to half a command
    private static void buttons(ArrayNode blocks, Message message, Message.@Nullable Ask ask) {
        var link = message.link();
        if (link == null && ask == null && !message.mayAcknowledge()) return;
        var elements = blocks.addObject().put("type", "actions").putArray("elements");
        if (ask != null) {
            var value = "%s %s %s".formatted(message.incident(), ask.question(), ask.digest());
            var yes = button(elements, APPROVE, "Yes, run it").put("value", value);
            yes.put("style", "danger");
            confirm(
                    yes,
                    "Run exactly what stands here?",
                    "It runs as soon as enough people agree.");
            button(elements, REFUSE, "No").put("value", value);
        }
        if (message.mayAcknowledge()) {
            var button = button(elements, ACKNOWLEDGE, "I have it");
            button.put("value", message.incident());
            button.put("style", "primary");
        }
        if (link != null)
            button(elements, "relight_open", "Open the incident").put("url", link.toString());
    }

    private static void confirm(ObjectNode button, String title, String text) {
        var confirm = button.putObject("confirm");
        confirm.putObject("title").put("type", "plain_text").put("text", title);
        confirm.putObject("text").put("type", "plain_text").put("text", text);
        confirm.putObject("confirm").put("type", "plain_text").put("text", "Yes");
        confirm.putObject("deny").put("type", "plain_text").put("text", "Back");
    }

    private static ObjectNode button(ArrayNode elements, String id, String words) {
        var button = elements.addObject().put("type", "button").put("action_id", id);
        button.putObject("text").put("type", "plain_text").put("text", words);
        return button;
    }

    /// The three characters that mean something to Slack.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
