package dev.relight.notify;

import com.fasterxml.jackson.databind.JsonNode;

/// What an answer from outside says, once it is known who sent it.
public sealed interface Said {
    /// Somebody has it.
    ///
    /// @param incident such as `web-12`
    /// @param id of the person over there: a member id; may be empty
    /// @param name as it is known over there
    record HasIt(String incident, String id, String name) implements Said {}

    /// A yes or a no to a question, as it was shown.
    ///
    /// @param digest of what was shown
    /// @param id of the person over there
    /// @param replyTo where the answer goes; empty if they gave no address
    /// @param blocks what the message says
    record Votes(
            String incident,
            String question,
            String digest,
            boolean yes,
            String id,
            String replyTo,
            JsonNode blocks)
            implements Said {}

    /// Genuine, and nothing to do: a ping, another event, another button.
    record Nothing(String because) implements Said {}

    /// Not from whom it claims to be, or too old to be believed.
    record Forged(String because) implements Said {}

    /// Genuine, but not what the documentation promises.
    record Broken(String because) implements Said {}
}
