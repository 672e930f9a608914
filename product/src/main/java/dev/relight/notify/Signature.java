package dev.relight.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256, as the channels want it.
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    /// Keys of Standard Webhooks carry their bytes in base64 behind it.
    private static final String ENCODED = "whsec_";

    private Signature() {}

    /// `v1,` and base64 over `id.timestamp.body` (standardwebhooks.com).
    public static String standard(String key, String id, String timestamp, String body) {
        var bytes =
                key.startsWith(ENCODED)
                        ? Base64.getDecoder().decode(key.substring(ENCODED.length()))
                        : key.getBytes(StandardCharsets.UTF_8);
        var mac = mac(bytes, utf8(id + "." + timestamp + "." + body));
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    static String hex(String key, byte[] text) {
        return HexFormat.of().formatHex(mac(utf8(key), text));
    }

    /// Takes as long for a wrong one as for a right one.
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(utf8(one), utf8(other));
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
