package dev.relight.intake;

import dev.relight.secret.Hmac;
import dev.relight.settings.Senders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/// One way to sign: what stands in the headers, and what should.
///
/// @param header of the request by its name; empty if it is not there
record Seal(Senders.Signed way, UnaryOperator<String> header) {
    /// More are not sent, even while a key is changed.
    private static final int SIGNATURES_MAX = 10;

    /// Keys of Standard Webhooks carry their bytes in base64 behind it.
    private static final String ENCODED = "whsec_";

    /// The time it was signed at, as sent; empty where none is sent.
    String time() {
        return switch (way.scheme()) {
            case HEX -> way.timestampHeader().isEmpty() ? "" : header.apply(way.timestampHeader());
            case PAGERDUTY -> "";
            case STANDARD -> header.apply("webhook-timestamp");
        };
    }

    boolean isTimed() {
        return way.scheme() == Senders.Scheme.STANDARD || !way.timestampHeader().isEmpty();
    }

    /// @throws IllegalArgumentException the key is none
    String right(String key, byte[] body) {
        return switch (way.scheme()) {
            case HEX -> hex(key, isTimed() ? time() + ":" : "", body);
            case PAGERDUTY -> "v1=" + hex(key, "", body);
            case STANDARD -> {
                var bytes =
                        key.startsWith(ENCODED)
                                ? Base64.getDecoder().decode(key.substring(ENCODED.length()))
                                : key.getBytes(StandardCharsets.UTF_8);
                var mac = mac(bytes, header.apply("webhook-id") + "." + time() + ".", body);
                yield "v1," + Base64.getEncoder().encodeToString(mac);
            }
        };
    }

    /// The signatures as sent; none if the header is missing.
    List<String> sent() {
        var text = header.apply(way.header()).strip();
        if (text.isEmpty()) return List.of();
        return switch (way.scheme()) {
            case HEX -> List.of(text.startsWith("sha256=") ? text.substring(7) : text);
            case PAGERDUTY -> List.of(text.split(" *, *", SIGNATURES_MAX));
            case STANDARD -> List.of(text.split(" +", SIGNATURES_MAX));
        };
    }

    boolean isSigned(String right) {
        boolean isSigned = false;
        for (var one : sent()) isSigned |= Hmac.isSame(one, right);
        return isSigned;
    }

    private static String hex(String key, String before, byte[] body) {
        return HexFormat.of().formatHex(mac(key.getBytes(StandardCharsets.UTF_8), before, body));
    }

    private static byte[] mac(byte[] key, String before, byte[] body) {
        var text = new ByteArrayOutputStream(body.length + before.length());
        text.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return Hmac.sha256(key, text.toByteArray());
    }
}
