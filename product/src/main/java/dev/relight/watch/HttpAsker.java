package dev.relight.watch;

import dev.relight.finding.Facts;
import dev.relight.finding.Predicate;
import dev.relight.finding.Reading;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks over HTTP.
final class HttpAsker implements AutoCloseable {
    static {
        // A kept connection can live on while nobody can open a new one; a probe must notice.
        // Probes
        // come further apart than this, so that each opens its own. The client has no other switch.
        var property = "jdk.httpclient.keepalive.timeout";
        if (System.getProperty(property) == null) System.setProperty(property, "1");
    }

    /// A health answer is short; of a longer body the beginning is judged.
    private static final int BODY_BYTES_MAX = 64 * 1024;

    /// `200` with a body that says `unhealthy` is not healthy.
    private static final Predicate WELL = Predicate.of("not http.health.ok = false");

    private static final int GOOD_FROM = 200;
    private static final int GOOD_TO = 299;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    Answer ask(Check.Http check, Duration timeout) {
        long since = System.nanoTime();
        var request =
                HttpRequest.newBuilder(check.url())
                        .timeout(timeout)
                        .setHeader("User-Agent", "relight-probe")
                        .GET();
        check.headers().forEach(request::setHeader);
        var sent = client.sendAsync(request.build(), _ -> new Beginning(BODY_BYTES_MAX));
        try {
            // The request's own timeout ends with the headers; this one counts the body too.
            var response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            var took = Duration.ofNanos(System.nanoTime() - since);
            var wrong = wrong(check, response, took);
            var seen = response.statusCode() + " from " + check.target();
            return wrong == null
                    ? new Answer(Answer.Word.UP, seen, took)
                    : new Answer(Answer.Word.DOWN, wrong, took);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return Answer.down(Trouble.words(e, check.target(), timeout), since);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return Answer.down(Trouble.words(cause, check.target(), timeout), since);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            return Answer.down("interrupted: " + check.target(), since);
        }
    }

    private static @Nullable String wrong(
            Check.Http check, HttpResponse<byte[]> response, Duration took) {
        int status = response.statusCode();
        var seen = status + " from " + check.target();
        boolean isSuccess = status >= GOOD_FROM && status <= GOOD_TO;
        boolean isGood = check.statuses().isEmpty() ? isSuccess : check.statuses().contains(status);
        if (!isGood) return status / 100 == 3 ? seen + ", a redirect that is not followed" : seen;
        var latency = check.latency();
        if (latency != null && took.compareTo(latency) > 0)
            return seen + " took " + took.toMillis() + " ms, more than " + latency.toMillis();
        var body = new String(response.body(), StandardCharsets.UTF_8);
        if (!body.contains(check.contains()))
            return seen + " without '" + check.contains() + "' in its body";
        var facts = facts(check, status, body, took);
        if (isSuccess && WELL.judge(facts).isFalse())
            return seen + ", whose body says it is not well: " + first(body);
        var expect = check.expect();
        if (expect == null) return null;
        var judged = expect.judge(facts);
        return judged.isTrue() ? null : seen + ", but " + judged.because();
    }

    /// Read as curl's output is, so that a probe and a runbook's check mean the same by healthy.
    /// The path is that of a health page, whatever it is: why else would it be asked.
    private static Facts facts(Check.Http check, int status, String body, Duration took) {
        var url = check.url().getScheme() + "://" + check.url().getHost() + "/health";
        return Reading.of("curl -si " + url, 0, "HTTP/1.1 " + status + "\r\n\r\n" + body, "", took);
    }

    private static String first(String body) {
        var line = body.strip().lines().findFirst().orElse("");
        return line.length() <= Check.TARGET_MAX ? line : line.substring(0, Check.TARGET_MAX);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
