package dev.relight.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A stand-in as the range starts it: in a process of its own, from a manifest.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandInTest {
    @TempDir Path folder;
    private @Nullable Process process;

    static Stream<Path> manifests() throws IOException {
        try (var files = Files.walk(Path.of("systems"))) {
            return files.filter(file -> file.endsWith("stand-in/manifest.yaml")).toList().stream();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void every_manifest_names_a_health_page_that_needs_only_what_is_declared(Path file)
            throws Exception {
        var manifest = Manifest.read(file);
        var declared = Need.all(manifest).stream().map(Need::name).toList();
        var health =
                manifest.endpoints().stream()
                        .filter(endpoint -> "health".equals(endpoint.get("kind")))
                        .findFirst()
                        .orElseThrow();
        assertThat(declared).containsAll(List.of(health.getOrDefault("needs", "?").split(" ", -1)));
    }

    @Test
    void it_says_what_it_is_and_is_unhealthy_as_long_as_its_disk_is_not_there() throws Exception {
        int port = freePort();
        start(manifest(port));
        assertThat(ask(port, "/").body()).contains("\"stand-in\": true");
        assertThat(ask(port, "/health").statusCode()).isEqualTo(503);
        Files.createDirectory(folder.resolve("disk"));
        var well = ask(port, "/health");
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(well.body()).contains("\"status\": \"healthy\"", "\"version\": \"7.1\"");
        assertThat(ask(port, "/metrics").body())
                .contains("probe_requests_total{path=\"/health\"} 2");
        assertThat(ask(port, "/api/v1/query?query=%7B").statusCode()).isEqualTo(400);
    }

    @Test
    void a_wrong_setting_and_a_damaged_model_end_it_with_the_reason() throws Exception {
        var config = Files.writeString(folder.resolve("settings.yaml"), "workers: many\n");
        var model = Files.writeString(folder.resolve("m.pth"), "weights");
        Files.writeString(folder.resolve("m.pth.sha256"), "0000\n");
        var startup = Map.of("config", "" + config, "keys", "workers", "model", "" + model);
        var manifest =
                new Manifest(
                        "probe",
                        "1",
                        1,
                        startup,
                        List.of("TOKEN"),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(Startup.wrongs(manifest, Map.of()))
                .anyMatch(wrong -> wrong.contains("missing required environment variable TOKEN"))
                .anyMatch(wrong -> wrong.contains("invalid value 'many' for workers"))
                .anyMatch(wrong -> wrong.contains("checksum mismatch"));
        Files.writeString(config, "workers: 2\n");
        Files.writeString(folder.resolve("m.pth.sha256"), Startup.sum(model) + "\n");
        assertThat(Startup.wrongs(manifest, Map.of("TOKEN", "x"))).isEmpty();
    }

    private Path manifest(int port) throws IOException {
        return Files.writeString(
                folder.resolve("manifest.yaml"),
                """
                name: probe
                version: "7.1"
                port: %d
                needs:
                  - {name: disk, kind: disk, at: %s}
                endpoints:
                  - {path: /health, kind: health, needs: disk}
                  - {path: /metrics, kind: metrics}
                  - {path: /api/v1/query, kind: prometheus}
                metrics: [probe_requests_total]
                """
                        .formatted(port, folder.resolve("disk")));
    }

    private void start(Path manifest) throws IOException {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath,
                                "dev.relight.range.StandIn",
                                manifest.toString())
                        .redirectErrorStream(true)
                        .start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        while (true) {
            var line = lines.readLine();
            assertThat(line).as("it ended before it listened").isNotNull();
            if (line.contains("listening on")) return;
        }
    }

    private static HttpResponse<String> ask(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
