package dev.relight.notify;

import dev.relight.incident.Notice;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said, before any channel gives it its form. Holds no secret: all texts are redacted.
///
/// @param id of the notice; the same when it is told again
/// @param incident such as `web-12`; everything about one incident is kept together by it
/// @param title one line
/// @param parts headings and texts, the most important first: a channel cuts from the end
/// @param link where a browser finds the incident; null if the settings name no `external_url`
/// @param mayAcknowledge it still wants somebody to say "I have it"
/// @param repeat Relight died while it was being sent; it may have arrived before
/// @param ask what may be answered by a button; null if nothing
public record Message(
        String id,
        String incident,
        String service,
        Notice.Kind kind,
        Instant at,
        String title,
        List<Part> parts,
        @Nullable URI link,
        boolean mayAcknowledge,
        boolean repeat,
        @Nullable Ask ask) {
    public Message {
        parts = List.copyOf(parts);
    }

    /// One that asks nothing that could be answered where it is read.
    public Message(
            String id,
            String incident,
            String service,
            Notice.Kind kind,
            Instant at,
            String title,
            List<Part> parts,
            @Nullable URI link,
            boolean mayAcknowledge,
            boolean repeat) {
        this(id, incident, service, kind, at, title, parts, link, mayAcknowledge, repeat, null);
    }

    /// A question whether something may run.
    ///
    /// @param question its id
    /// @param digest of what would run; a yes is bound to it
    public record Ask(String question, String digest) {}

    /// A heading and what stands under it.
    ///
    /// @param heading one line, may be empty
    /// @param text one or more lines
    /// @param code to be shown as it stands: commands, output, a timeline
    public record Part(String heading, String text, boolean code) {
        public Part(String heading, String text) {
            this(heading, text, false);
        }
    }

    /// How much it matters to somebody asleep.
    public enum Weight {
        /// Somebody must do something.
        URGENT,
        /// Worth knowing.
        NEWS,
        /// It is over, or somebody has it.
        RELIEF
    }

    public Weight weight() {
        return switch (kind) {
            case ESCALATION, QUESTION, HANDOVER -> Weight.URGENT;
            case OPENED, STATUS, WARNING -> Weight.NEWS;
            case ACKNOWLEDGED, RESOLVED, ABORTED -> Weight.RELIEF;
        };
    }

    Message again() {
        return new Message(
                id, incident, service, kind, at, title, parts, link, mayAcknowledge, true, ask);
    }

    /// As plain text, for channels without any form.
    String text() {
        var text = new StringBuilder();
        if (repeat) text.append(REPEATED).append("\n\n");
        for (var part : parts) {
            if (!part.heading().isEmpty()) text.append(part.heading()).append('\n');
            text.append(part.text().strip()).append("\n\n");
        }
        if (link != null) text.append(link).append('\n');
        return text.toString().strip() + "\n";
    }

    /// Said on top of what may have arrived before.
    static final String REPEATED =
            "This may have reached you before: Relight was restarted while it was being sent.";
}
