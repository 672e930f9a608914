package dev.relight.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is known of those who send alerts: how they sign, and how their own JSON is to be read.
///
/// @param signatures none for a source: its posts need a token
/// @param fields by source, `generic` or `cloudevents`; none: the plain form
public record Senders(List<Signed> signatures, Map<String, Fields> fields) {
    public Senders {
        signatures = List.copyOf(signatures);
        fields = new TreeMap<>(fields);
    }

    public static Senders none() {
        return new Senders(List.of(), Map.of());
    }

    /// Several of one source are all good: a key can be changed without a gap.
    public List<Signed> signatures(String source) {
        return signatures.stream().filter(it -> it.source().equals(source)).toList();
    }

    /// By what a post of a source is known to be genuine.
    ///
    /// @param header where the signature stands
    /// @param timestampHeader where its time stands; empty: the scheme says, or there is none
    /// @param tolerance how far that time may be from ours
    public record Signed(
            String source,
            Scheme scheme,
            Secret key,
            String header,
            String timestampHeader,
            Duration tolerance) {
        public static final Duration TOLERANCE_DEFAULT = Duration.ofMinutes(5);
    }

    /// How a signature is made; all are HMAC-SHA256.
    public enum Scheme {
        /// Hexadecimal over `TIME:BODY`, or over the body where no time is sent; as Grafana does
        /// (grafana.com/docs, "webhook notifier") and, behind `sha256=`, GitHub.
        HEX,
        /// `v1=HEX[,v1=HEX]` over the body (developer.pagerduty.com, "Verifying signatures").
        PAGERDUTY,
        /// `v1,BASE64` over `ID.TIME.BODY` (standardwebhooks.com); as Relight's own webhooks.
        STANDARD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Where it stands if nobody says otherwise.
        String header(String source) {
            return switch (this) {
                case HEX ->
                        source.equals("grafana")
                                ? "X-Grafana-Alerting-Signature"
                                : "X-Hub-Signature-256";
                case PAGERDUTY -> "X-PagerDuty-Signature";
                case STANDARD -> "webhook-signature";
            };
        }
    }

    /// Where the fields of an alert stand in somebody's JSON, as JSON pointers (RFC 6901).
    ///
    /// @param over values of `status`, lower case, that mean it is over
    /// @param labels label to where its value stands
    public record Fields(
            String key,
            String status,
            Set<String> over,
            String summary,
            Map<String, String> labels) {
        public Fields {
            over = Set.copyOf(over);
            labels = new TreeMap<>(labels);
        }
    }
}
