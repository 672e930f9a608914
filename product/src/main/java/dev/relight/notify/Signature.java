package dev.relight.notify;

import dev.relight.secret.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// HMAC-SHA256, as the channels want it.
public final class Signature {
    /// Keys of Standard Webhooks carry their bytes in base64 behind it.
    private static final String ENCODED = "whsec_";

    private Signature() {}

    /// `v1,` and base64 over `id.timestamp.body` (standardwebhooks.com).
    public static String standard(String key, String id, String timestamp, String body) {
        var bytes =
                key.startsWith(ENCODED)
                        ? Base64.getDecoder().decode(key.substring(ENCODED.length()))
                        : key.getBytes(StandardCharsets.UTF_8);
        var mac = Hmac.sha256(bytes, utf8(id + "." + timestamp + "." + body));
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    static String hex(String key, byte[] text) {
        return HexFormat.of().formatHex(Hmac.sha256(utf8(key), text));
    }

    /// Takes as long for a wrong one as for a right one.
    static boolean isSame(String one, String other) {
        return Hmac.isSame(one, other);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
