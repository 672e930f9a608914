package dev.relight.cli;

import dev.relight.account.Accounts;
import dev.relight.app.Lighthouse;
import dev.relight.people.Role;
import dev.relight.problem.Problems;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;

/// A minute in the life of `relight serve`, for the AOT cache: one alert comes, pages are looked
/// at.
final class TrainingServe {
    private static final String RUNBOOK =
            """
            # Nothing is down

            ## Diagnosis
            ```bash
            true
            ```
            """;

    private static final String SETTINGS =
            """
            server: {port: 0}
            services:
              - {name: training, runbook: training.md, autonomy: observe}
            """;

    private TrainingServe() {}

    static void run() {
        try {
            var folder = Files.createTempDirectory("relight-training");
            try {
                run(folder);
            } finally {
                try (var all = Files.walk(folder)) {
                    for (var each : all.sorted(Comparator.reverseOrder()).toList())
                        Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("training.md"), RUNBOOK);
        var settings =
                SettingsReader.read(folder.resolve("relight.yaml"), SETTINGS, new Problems())
                        .orElseThrow();
        var accounts = new Accounts(settings.state(), InstantSource.system());
        accounts.put("trainer", Role.ADMIN, "a cache is being made");
        var token = accounts.issue("trainer", "trainer");
        var setup = new Lighthouse.Setup(settings, Map.of(), Version.text(), _ -> {});
        try (var house = Lighthouse.light(setup);
                var client = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/health", "/metrics", "/login", "/", "/status"})
                send(client, house, token, path, "");
            send(
                    client,
                    house,
                    token,
                    "/api/v1/alerts/generic",
                    "{\"key\":\"k\",\"status\":\"firing\",\"service\":\"training\",\"summary\":\"s\"}");
            send(client, house, token, "/api/v1/incidents", "");
            send(client, house, token, "/incidents/training-1", "");
        }
    }

    private static void send(
            HttpClient client, Lighthouse house, String token, String path, String body)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + house.port() + path);
        var request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/html");
        var _ =
                client.send(
                        body.isEmpty()
                                ? request.build()
                                : request.POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofByteArray());
    }
}
