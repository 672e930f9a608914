package dev.relight.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's Prometheus, blackbox exporter and Alertmanager on free ports, watching one address.
final class Stack implements AutoCloseable {
    static final List<String> TOOLS =
            List.of("prometheus", "prometheus-alertmanager", "prometheus-blackbox-exporter");

    private final Path folder;
    private final int prometheus;
    private final int alertmanager;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();

    static boolean isInstalled() {
        return TOOLS.stream().allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
    }

    /// @param watched asked once a second; it is down when it does not answer 2xx
    /// @param receiver gets Alertmanager's webhooks, with the token
    Stack(Path folder, String watched, String receiver, String token) throws IOException {
        this.folder = Files.createDirectories(folder);
        int blackbox = freePort();
        alertmanager = freePort();
        prometheus = freePort();
        write(
                "blackbox.yml",
                "modules: {http: {prober: http, timeout: 900ms, http: {preferred_ip_protocol: ip4}}}\n");
        write("rules.yml", RULES);
        write("prometheus.yml", PROMETHEUS.formatted(alertmanager, watched, blackbox));
        write("alertmanager.yml", ALERTMANAGER.formatted(receiver, token));
        start(
                TOOLS.get(2),
                "--config.file=blackbox.yml",
                "--web.listen-address=127.0.0.1:" + blackbox);
        start(
                TOOLS.get(1),
                "--config.file=alertmanager.yml",
                "--storage.path=am",
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanager);
        start(
                TOOLS.get(0),
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=tsdb",
                "--web.listen-address=127.0.0.1:" + prometheus);
    }

    private static final String RULES =
            """
            groups:
              - name: up
                rules:
                  - alert: ServiceDown
                    expr: probe_success == 0
                    labels: {severity: critical}
                    annotations: {summary: "the probe of {{ $labels.instance }} fails"}
            """;

    private static final String PROMETHEUS =
            """
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: [rules.yml]
            alerting: {alertmanagers: [{static_configs: [{targets: ["127.0.0.1:%d"]}]}]}
            scrape_configs:
              - job_name: blackbox
                metrics_path: /probe
                params: {module: [http]}
                static_configs: [{targets: ["%s"], labels: {service: beacon}}]
                relabel_configs:
                  - {source_labels: [__address__], target_label: __param_target}
                  - {source_labels: [__param_target], target_label: instance}
                  - {target_label: __address__, replacement: "127.0.0.1:%d"}
            """;

    private static final String ALERTMANAGER =
            """
            route: {receiver: relight, group_by: [service], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: relight
                webhook_configs:
                  - url: %s
                    send_resolved: true
                    http_config: {authorization: {type: Bearer, credentials: %s}}
            """;

    /// Prometheus' newest look at it: 1 is up, 0 is down, empty while there is none.
    String probed() {
        var answer = ask(prometheus, "/api/v1/query?query=probe_success");
        var value = answer.at("/data/result/0/value/1");
        return value.asText("");
    }

    /// How many alerts fire, as Alertmanager sees it.
    int firing() {
        return ask(alertmanager, "/api/v2/alerts?active=true").size();
    }

    private JsonNode ask(int port, String path) {
        try {
            var uri = URI.create("http://127.0.0.1:" + port + path);
            var reply = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return new ObjectMapper().readTree(reply.body());
        } catch (IOException notYet) {
            return MissingNode.getInstance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void start(String... command) throws IOException {
        processes.add(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(command[0] + ".log").toFile())
                        .start());
    }

    @Override
    public void close() {
        client.close();
        processes.forEach(Process::destroyForcibly);
        for (var process : processes) process.onExit().join();
    }
}
