package dev.relight.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads bodies within limits.
final class Body {
    private static final int CHUNK = 16 * 1024;

    /// More fields than any form of ours has.
    private static final int FIELDS_MAX = 100;

    private Body() {}

    /// @param most bytes, else 413
    /// @param time from first byte to last, else 408
    static byte[] read(InputStream stream, int most, Duration time) throws IOException {
        var taken = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        long since = System.nanoTime();
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            taken.write(chunk, 0, count);
            if (taken.size() > most) throw tooLong(most);
            if (System.nanoTime() - since > time.toNanos())
                throw new Refusal(
                        408,
                        "the body took longer than " + time.toSeconds() + " s",
                        "send it at once");
        }
        return taken.toByteArray();
    }

    static Refusal tooLong(int most) {
        return new Refusal(
                413, "the body is longer than " + most + " bytes", "send less at a time");
    }

    static Map<String, String> form(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&", FIELDS_MAX + 1)) {
            if (pair.isEmpty()) continue;
            if (fields.size() >= FIELDS_MAX)
                throw Refusal.bad("the form has too many fields", "send the form of the page");
            int at = pair.indexOf('=');
            fields.put(
                    decoded(at < 0 ? pair : pair.substring(0, at)),
                    at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Refusal.bad("the form is not encoded as a form", "send the form of the page");
        }
    }
}
