package dev.relight.notify;

import dev.relight.incident.Notice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends a message that says it is only a test, so that a team knows its channel before the night.
public final class Trial {
    private static final String INCIDENT = "test-of-relight";

    private Trial() {}

    /// A pager is triggered and resolved at once; every other channel gets one message.
    ///
    /// @param to addresses or member ids; empty for the channel as it is
    public static Reply send(
            Outlets outlets,
            String channel,
            List<String> to,
            java.net.@Nullable URI externalUrl,
            Instant at) {
        var outlet = outlets.named(channel);
        var reply = outlet.send(message(Notice.Kind.ESCALATION, externalUrl, at), to);
        boolean isPager = outlet instanceof PagerDutyOutlet;
        return isPager && reply instanceof Reply.Taken
                ? outlet.send(message(Notice.Kind.RESOLVED, externalUrl, at), to)
                : reply;
    }

    private static Message message(
            Notice.Kind kind, java.net.@Nullable URI externalUrl, Instant at) {
        return new Message(
                INCIDENT + "-" + at.toEpochMilli(),
                INCIDENT,
                "relight",
                kind,
                at,
                "A test of Relight: nothing is down",
                List.of(
                        new Message.Part(
                                "",
                                "If you read this, Relight can reach you by this way."
                                        + " Nobody need do anything.")),
                externalUrl,
                false,
                false);
    }
}
