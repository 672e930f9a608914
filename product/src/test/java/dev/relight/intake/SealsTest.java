package dev.relight.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import dev.relight.settings.Senders;
import dev.relight.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The signatures were made with `openssl dgst -sha256 -hmac`, not with our own code.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealsTest {
    private static final byte[] BODY = "{\"lamp\":\"dark\"}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SIGNED = Instant.ofEpochSecond(1_780_000_000);
    private static final Instant NOW = SIGNED.plusSeconds(3);

    private static final String OF_BODY =
            "e734f962d1541186bde70a19ceac779dab52573dcbc2960d95b1be10e153b013";
    private static final String OF_TIME_AND_BODY =
            "d2585a734c48d0026ca3a62c1a5e1f87df5f55df95be4b77e0ddb05a2b209cf3";
    private static final String STANDARD = "v1,kuKYJQaOuBzYegFCYkth4PbXmf/cWPkeyIK8n9z2pz4=";

    private static final Map<String, String> ENVIRONMENT =
            Map.of("K", "the keeper's key", "W", "whsec_bGFtcCBvaWwgYW5kIHdpY2tz");

    private final Seals seals = new Seals(ENVIRONMENT::get);

    private static List<Senders.Signed> ways(String line) {
        var text = "services: []\nintake:\n  signatures:\n    - " + line + "\n";
        var problems = new Problems();
        var settings = SettingsReader.read(Path.of("/etc/relight.yaml"), text, problems);
        assertThat(problems.inOrder()).isEmpty();
        return settings.orElseThrow().senders().signatures();
    }

    private Seals.Verdict check(String way, Map<String, String> headers, Instant now) {
        return seals.check(ways(way), name -> headers.getOrDefault(name, ""), BODY, now);
    }

    private void assertRefused(String way, Map<String, String> headers, Instant now, String why) {
        assertThat(check(way, headers, now))
                .isInstanceOfSatisfying(
                        Seals.Verdict.Refused.class, no -> assertThat(no.because()).contains(why));
    }

    @Test
    void grafana_s_signature_is_taken_with_and_without_a_time() {
        var plain = "{source: grafana, key: env:K}";
        var timed = "{source: grafana, key: env:K, timestamp-header: X-Time}";
        assertThat(check(plain, Map.of("X-Grafana-Alerting-Signature", OF_BODY), NOW))
                .isEqualTo(new Seals.Verdict.Genuine("", NOW));
        var headers =
                Map.of("X-Grafana-Alerting-Signature", OF_TIME_AND_BODY, "X-Time", "1780000000");
        assertThat(check(timed, headers, NOW)).isInstanceOf(Seals.Verdict.Genuine.class);
        assertRefused(plain, headers, NOW, "does not fit");
    }

    @Test
    void github_s_prefix_and_pagerduty_s_list_are_understood() {
        assertThat(
                        check(
                                "{source: generic, scheme: hex, key: env:K}",
                                Map.of("X-Hub-Signature-256", "sha256=" + OF_BODY),
                                NOW))
                .isInstanceOf(Seals.Verdict.Genuine.class);
        assertThat(
                        check(
                                "{source: pagerduty, key: env:K}",
                                Map.of(
                                        "X-PagerDuty-Signature",
                                        "v1=" + "0".repeat(64) + ",v1=" + OF_BODY),
                                NOW))
                .isInstanceOf(Seals.Verdict.Genuine.class);
    }

    @Test
    void a_standard_webhook_is_bound_to_id_and_time() {
        var way = "{source: generic, key: env:W}";
        var good =
                Map.of(
                        "webhook-id", "msg_1",
                        "webhook-timestamp", "1780000000",
                        "webhook-signature", "v1,nonsense " + STANDARD);
        assertThat(check(way, good, NOW)).isInstanceOf(Seals.Verdict.Genuine.class);
        var other = new java.util.HashMap<>(good);
        other.put("webhook-id", "msg_2");
        assertRefused(way, other, NOW, "does not fit");
        other = new java.util.HashMap<>(good);
        other.put("webhook-timestamp", "1780000001");
        assertRefused(way, other, NOW, "does not fit");
    }

    @Test
    void what_is_too_old_too_new_or_comes_again_is_refused() {
        var way = "{source: grafana, key: env:K, timestamp-header: X-Time, tolerance: 1m}";
        var headers =
                Map.of("X-Grafana-Alerting-Signature", OF_TIME_AND_BODY, "X-Time", "1780000000");
        assertRefused(way, headers, SIGNED.plusSeconds(61), "too far from now");
        assertRefused(way, headers, SIGNED.minusSeconds(61), "too far from now");
        var first = (Seals.Verdict.Genuine) check(way, headers, NOW);
        assertThat(check(way, headers, NOW))
                .as("it was not on disk, so it may be sent again")
                .isInstanceOf(Seals.Verdict.Genuine.class);
        seals.remember(first);
        assertRefused(way, headers, NOW, "taken before");
    }

    @Test
    void nothing_passes_without_header_key_or_time() {
        var way = "{source: grafana, key: env:K, timestamp-header: X-Time}";
        assertRefused(way, Map.of(), NOW, "is missing");
        assertRefused(way, Map.of("X-Grafana-Alerting-Signature", OF_BODY), NOW, "does not fit");
        var keyless = "{source: grafana, key: env:NOT_SET}";
        assertThat(check(keyless, Map.of("X-Grafana-Alerting-Signature", OF_BODY), NOW))
                .isInstanceOfSatisfying(
                        Seals.Verdict.Refused.class,
                        no -> {
                            assertThat(no.status()).isEqualTo(503);
                            assertThat(no.because()).contains("the variable NOT_SET");
                        });
    }

    @Test
    void while_a_key_is_changed_both_are_good() {
        var ways = new java.util.ArrayList<>(ways("{source: grafana, key: other}"));
        ways.addAll(ways("{source: grafana, key: env:K}"));
        var verdict =
                seals.check(
                        ways,
                        name -> name.equals("X-Grafana-Alerting-Signature") ? OF_BODY : "",
                        BODY,
                        NOW);
        assertThat(verdict).isInstanceOf(Seals.Verdict.Genuine.class);
    }
}
