package dev.relight.range;

import dev.relight.range.Answers.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/// Stands in for Prometheus: one selector with a `job` label, answered by a scrape made on the
/// spot.
final class Scrapes {
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{job=([\"'])([^\"']*)\\2\\})?");

    private final Map<String, String> endpoint;

    /// @param endpoint with a key per job: its metrics address
    Scrapes(Map<String, String> endpoint) {
        this.endpoint = endpoint;
    }

    /// @param query of the address, as it came
    Answer query(String query) {
        var at = query.indexOf("query=");
        var asked =
                at < 0 ? "" : URLDecoder.decode(query.substring(at + 6), StandardCharsets.UTF_8);
        var selector = SELECTOR.matcher(asked);
        if (!selector.matches())
            return Answer.json(
                    400,
                    "{\"status\": \"error\", \"errorType\": \"bad_data\", \"error\": \"parse error\"}");
        var job = selector.group(3);
        var address = job == null ? null : endpoint.get(job);
        var result = address == null ? "" : sample(selector.group(1), job, address);
        return Answer.json(
                200,
                "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [%s]}}"
                        .formatted(result));
    }

    private static String sample(String name, String job, String address) {
        String value = name.equals("up") ? "0" : "";
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            var page = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (name.equals("up")) value = page.statusCode() == 200 ? "1" : "0";
            else
                value =
                        page.body()
                                .lines()
                                .filter(line -> line.startsWith(name + " "))
                                .map(line -> line.substring(name.length() + 1))
                                .findFirst()
                                .orElse("");
        } catch (IOException down) {
            Log.info("scrape of " + address + " failed: " + down.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (value.isEmpty()) return "";
        return "{\"metric\": {\"__name__\": \"%s\", \"job\": \"%s\"}, \"value\": [%d, \"%s\"]}"
                .formatted(name, job, Instant.now().getEpochSecond(), value);
    }
}
