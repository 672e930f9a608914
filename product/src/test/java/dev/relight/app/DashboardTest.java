package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard and the rules under `ops/` speak of metrics that a serving Relight has.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DashboardTest {
    private static final Path DASHBOARD = Path.of("../ops/grafana/relight.json");
    private static final Path RULES = Path.of("../ops/prometheus-rules.yml");
    private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Pattern METRIC = Pattern.compile("\\brelight_[a-z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void every_metric_that_is_asked_for_is_there() throws IOException {
        try (var tower = tower()) {
            var shown = named(tower.open("/metrics").body());
            var asked = named(String.join("\n", expressions()));
            assertThat(asked).hasSizeGreaterThan(15);
            assertThat(shown).containsAll(asked);
            var ruled = Files.readString(RULES).lines().filter(it -> it.contains("expr:"));
            assertThat(shown).containsAll(named(ruled.collect(Collectors.joining("\n"))));
        }
    }

    @Test
    void a_real_prometheus_takes_the_metrics_and_every_query() throws Exception {
        assumeTrue(Files.isExecutable(PROMETHEUS), "needs prometheus; see tools/setup-debian.sh");
        try (var tower = tower()) {
            int port = Stack.freePort();
            var process = prometheus(tower, port);
            try {
                Tower.await("scraped", () -> isUp(port));
                for (var expression : expressions()) {
                    var answer = query(port, expression);
                    assertThat(answer.path("status").asText())
                            .as("%s: %s", expression, answer)
                            .isEqualTo("success");
                }
                assertThat(query(port, "relight_build_info{job=\"relight\"}").at("/data/result"))
                        .hasSize(1);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void each_rule_fires_when_it_should_and_only_then() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "needs promtool; see tools/setup-debian.sh");
        var tried =
                new ProcessBuilder(
                                PROMTOOL.toString(), "test", "rules", "prometheus-rules.test.yml")
                        .directory(Path.of("../ops").toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tried.waitFor()).as(said).isZero();
        var rules =
                Files.readString(RULES)
                        .lines()
                        .filter(it -> it.contains("- alert:"))
                        .map(it -> it.replaceAll(".*alert: *", "").strip())
                        .toList();
        var tests = Files.readString(Path.of("../ops/prometheus-rules.test.yml"));
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(tests)
                                .contains(
                                        "{alertname: " + rule + ",",
                                        "- alertname: " + rule + "\n"));
    }

    @Test
    void the_dashboard_is_whole() throws IOException {
        var dashboard = JSON.readTree(DASHBOARD.toFile());
        var ids = new ArrayList<Integer>();
        for (var panel : dashboard.get("panels")) {
            ids.add(panel.get("id").asInt());
            assertThat(panel.get("description").asText()).isNotBlank();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(panel.get("targets")).isNotEmpty();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    private Tower tower() throws IOException {
        var tower =
                new Tower(
                        folder,
                        """
                          - name: beacon
                            runbook: beacon.md
                            autonomy: observe
                            probes: [{tcp: "127.0.0.1:%d", every: 1s}]
                        """
                                .formatted(Stack.freePort()));
        tower.alert("k1", "firing");
        Tower.await("seen", () -> tower.open("/metrics").body().contains("relight_service_up{"));
        return tower;
    }

    private Process prometheus(Tower tower, int port) throws IOException {
        var settings = folder.resolve("prometheus.yml");
        Files.writeString(
                settings,
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - {job_name: relight, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                """
                        .formatted(RULES.toAbsolutePath(), tower.at("/").getPort()));
        return new ProcessBuilder(
                        PROMETHEUS.toString(),
                        "--config.file=" + settings,
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private boolean isUp(int port) {
        return query(port, "up{job=\"relight\"}").at("/data/result/0/value/1").asText().equals("1");
    }

    private JsonNode query(int port, String expression) {
        var uri =
                URI.create(
                        "http://127.0.0.1:%d/api/v1/query?query=%s"
                                .formatted(
                                        port,
                                        URLEncoder.encode(expression, StandardCharsets.UTF_8)));
        try {
            var reply = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return JSON.readTree(reply.body());
        } catch (IOException notYet) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// As Grafana would ask them.
    private static List<String> expressions() throws IOException {
        return JSON.readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream()
                .map(it -> it.replace("$job", "relight").replace("$__rate_interval", "1m"))
                .toList();
    }

    private static Set<String> named(String text) {
        return METRIC.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
