package dev.relight.watch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Says in a person's words why a question got no answer.
final class Trouble {
    private Trouble() {}

    static String words(Throwable trouble, String target, Duration timeout) {
        for (var at = trouble; at != null; at = at.getCause()) {
            var words = words(at, timeout);
            if (!words.isEmpty()) return words + ": " + target;
        }
        var message = Objects.requireNonNullElse(trouble.getMessage(), "no answer");
        return message.lines().findFirst().orElse("no answer") + ": " + target;
    }

    private static String words(Throwable trouble, Duration timeout) {
        var message = Objects.requireNonNullElse(trouble.getMessage(), "");
        return switch (trouble) {
            case UnknownHostException e -> "unknown host " + e.getMessage();
            case UnresolvedAddressException _ -> "unknown host";
            case NoRouteToHostException _ -> "no route to host";
            case SocketTimeoutException _ -> timedOut(timeout);
            case HttpTimeoutException _ -> timedOut(timeout);
            case TimeoutException _ -> timedOut(timeout);
            case ConnectException _ when hasOwnCause(trouble) -> "";
            case ConnectException _ -> refused(message);
            case SSLException _ -> "TLS failed, " + message;
            case EOFException _ -> "connection closed without an answer";
            case ClosedChannelException _ -> "connection closed without an answer";
            case IOException _ when message.contains("reset") -> "connection reset";
            case IOException _ when message.contains("received no bytes") ->
                    "connection closed without an answer";
            default -> "";
        };
    }

    /// The client wraps what really happened.
    private static boolean hasOwnCause(Throwable trouble) {
        return trouble.getCause() instanceof UnresolvedAddressException
                || trouble.getCause() instanceof ConnectException;
    }

    private static String refused(String message) {
        var small = message.toLowerCase(Locale.ROOT);
        if (small.contains("unreachable")) return "network unreachable";
        if (small.contains("timed out")) return "connection timed out";
        return "connection refused";
    }

    private static String timedOut(Duration timeout) {
        return "timed out after " + seconds(timeout);
    }

    /// `2 s`, `0.5 s`.
    static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
