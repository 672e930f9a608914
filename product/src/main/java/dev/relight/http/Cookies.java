package dev.relight.http;

import java.time.Duration;
import java.util.Optional;

/// Reads and writes the session cookie.
final class Cookies {
    static final String SESSION = "relight_session";

    private Cookies() {}

    static Optional<String> find(String header, String name) {
        for (var part : header.split(";", -1)) {
            var pair = part.strip();
            if (pair.startsWith(name + "=")) return Optional.of(pair.substring(name.length() + 1));
        }
        return Optional.empty();
    }

    /// @param secure the browser reaches us by TLS, here or at the proxy
    static String session(String secret, Duration life, boolean secure) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(SESSION, secret, life.toSeconds(), secure ? "; Secure" : "");
    }
}
