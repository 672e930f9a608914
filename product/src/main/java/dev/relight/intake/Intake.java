package dev.relight.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/// Reads the body of one request into alerts, or says what is wrong with it.
public final class Intake {
    /// A larger body is no alert; senders group at most a few hundred.
    public static final int BODY_BYTES_MAX = 4 << 20;

    /// Deeper than any known sender nests, shallow enough for every stack.
    private static final int DEPTH_MAX = 64;

    /// More alerts in one body are refused rather than half taken.
    static final int ALERTS_MAX = 10_000;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEPTH_MAX)
                                            .maxStringLength(BODY_BYTES_MAX)
                                            .maxNumberLength(100)
                                            .build())
                            .build());

    private Intake() {}

    /// The shapes that are understood.
    public sealed interface Answer {
        /// All of the body was understood.
        record Understood(List<Alert> alerts) implements Answer {
            public Understood {
                alerts = List.copyOf(alerts);
            }
        }

        /// The sender is at fault: what, and how to mend it. Answered with 400, or 413 when too
        /// large.
        record Refused(int status, String what, String mend) implements Answer {}
    }

    public static Answer alertmanager(byte[] body) {
        return read(body, Shapes::alertmanager);
    }

    public static Answer grafana(byte[] body) {
        return read(body, Shapes::grafana);
    }

    public static Answer pagerDuty(byte[] body) {
        return read(body, Shapes::pagerDuty);
    }

    /// PagerDuty's webhook: an incident that was opened over there.
    ///
    /// @param now what happened long before is passed over
    public static Answer pagerDutyWebhook(byte[] body, java.time.Instant now) {
        return read(body, root -> PagerDutyWebhook.read(root, now));
    }

    /// @param mapping of the event's `data` to an alert
    public static Answer cloudEvents(byte[] body, Mapping mapping) {
        return read(body, root -> Shapes.cloudEvents(root, mapping));
    }

    public static Answer generic(byte[] body, Mapping mapping) {
        return read(body, root -> Shapes.generic(root, mapping));
    }

    /// Thrown by the shapes, turned into [Answer.Refused] here.
    static final class Misshapen extends Exception {
        private static final long serialVersionUID = 1L;
        private final String mend;

        Misshapen(String what, String mend) {
            super(what);
            this.mend = mend;
        }
    }

    /// Reads one shape.
    private interface Shape {
        List<Alert> read(JsonNode root) throws Misshapen;
    }

    private static Answer read(byte[] body, Shape shape) {
        if (body.length > BODY_BYTES_MAX)
            return new Answer.Refused(
                    413,
                    "the body has " + body.length + " bytes",
                    "send at most " + BODY_BYTES_MAX);
        try {
            var root = JSON.readTree(body);
            if (root == null || !root.isObject())
                return new Answer.Refused(
                        400, "the body is no JSON object", "send one object, UTF-8");
            var alerts = shape.read(root);
            if (alerts.size() > ALERTS_MAX)
                return new Answer.Refused(
                        413, "the body holds too many alerts", "send at most " + ALERTS_MAX);
            return new Answer.Understood(alerts);
        } catch (Misshapen misshapen) {
            return new Answer.Refused(400, String.valueOf(misshapen.getMessage()), misshapen.mend);
        } catch (JsonProcessingException broken) {
            return new Answer.Refused(
                    400,
                    "the body is no JSON: " + broken.getOriginalMessage(),
                    "send one object, UTF-8");
        } catch (IOException impossible) {
            throw new IllegalStateException(
                    "reading an array of bytes failed; report this", impossible);
        }
    }
}
