package dev.relight.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Posts over HTTP, with a deadline for everything, to the one address it was made for.
///
/// A redirect is not followed: it could lead anywhere. Addresses are never named in a reply: those
/// of chats are secrets.
final class Wire {
    /// Of an answer, only what explains a refusal is read.
    private static final int ANSWER_BYTES_MAX = 2_000;

    /// Longer than this nobody is asked to wait.
    static final Duration AFTER_MAX = Duration.ofMinutes(10);

    private final HttpClient client;
    private final Duration deadline;
    private final InstantSource clock;

    /// @param deadline for connecting, sending and the whole answer
    Wire(Duration deadline, InstantSource clock) {
        this.deadline = deadline;
        this.clock = clock;
        client =
                HttpClient.newBuilder()
                        .connectTimeout(deadline)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// Posts JSON; 2xx is taken, 408, 425, 429 and 5xx may work later, the rest never will.
    Reply post(URI address, String json, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(deadline)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Relight")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return send(request.build());
    }

    Reply get(URI address) {
        return send(
                HttpRequest.newBuilder(address)
                        .timeout(deadline)
                        .header("User-Agent", "Relight")
                        .GET()
                        .build());
    }

    private Reply send(HttpRequest request) {
        var answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                        .thenApplyAsync(this::judged, task -> Thread.ofVirtual().start(task));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Reply.Later("no answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException failed) {
            return new Reply.Later("not reached: " + kind(cause(failed)));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Later("Relight is being stopped");
        }
    }

    /// The class says enough, a message could name the address.
    private static String kind(Throwable failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replace(" Exception", "")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private Reply judged(HttpResponse<InputStream> response) {
        int status = response.statusCode();
        var said = said(response);
        if (status / 100 == 2) return new Reply.Taken("HTTP " + status);
        var because = "HTTP " + status + (said.isEmpty() ? "" : ": " + said);
        boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
        return passing ? new Reply.Later(because, after(response)) : new Reply.Never(because);
    }

    private static String said(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            var bytes = body.readNBytes(ANSWER_BYTES_MAX);
            return Cut.line(200, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException cutShort) {
            return "";
        }
    }

    /// `Retry-After` in seconds or as a date.
    private @org.jspecify.annotations.Nullable Duration after(HttpResponse<?> response) {
        Optional<String> header = response.headers().firstValue("Retry-After");
        if (header.isEmpty()) return null;
        var text = header.get().strip();
        try {
            var after =
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    clock.instant(),
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant());
            if (after.isNegative()) return Duration.ZERO;
            return after.compareTo(AFTER_MAX) > 0 ? AFTER_MAX : after;
        } catch (DateTimeException broken) {
            return null;
        }
    }

    private static Throwable cause(ExecutionException failed) {
        var cause = failed.getCause();
        return cause == null ? failed : cause;
    }
}
