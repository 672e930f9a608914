package dev.relight.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// Ids of one incident's trace and spans: made of what the journal says, so that they are the same
/// whenever they are asked for.
///
/// @param trace 32 hex digits
record Ids(String trace) {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /// The time goes in too: two teams, each with its own Relight, may both have a `web-12`.
    static Ids of(String incident, Instant opened) {
        return new Ids(hex("relight-trace-1 %s %s".formatted(incident, opened), TRACE_BYTES));
    }

    /// @return 16 hex digits
    String span(String key) {
        return hex(trace + " " + key, SPAN_BYTES);
    }

    private static String hex(String text, int bytes) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; every Java must", e);
        }
    }
}
