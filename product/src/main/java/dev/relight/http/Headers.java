package dev.relight.http;

import java.util.Map;

/// What every answer carries, so that a browser does no more with it than we mean.
final class Headers {
    /// Everything from here, nothing inline, nobody frames us. Styles on elements are set by class.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static final Map<String, String> ALWAYS =
            Map.of(
                    "Content-Security-Policy", CONTENT_SECURITY_POLICY,
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Permissions-Policy", "camera=(), microphone=(), geolocation=()");

    /// A year; only ever sent over TLS of our own.
    static final String STRICT_TRANSPORT = "max-age=31536000";

    private Headers() {}
}
