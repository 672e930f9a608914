package dev.relight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.relight.app.Tower;
import dev.relight.http.Route;
import dev.relight.secret.Hmac;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document and the running server say the same: every path and status of it is answered here,
/// and every answer has the shape it says.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenApiTest {
    private static final byte[] KEY = {'a', 'b', 'c'};
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FIRING =
            "{\"key\":\"k\",\"status\":\"firing\",\"service\":\"beacon\",\"summary\":\"dark\"}";

    private static final String ALERTMANAGER =
            "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"service\":\"beacon\"},\"fingerprint\":\"f\"}]}";

    private static final String CLOUD_EVENT =
            "{\"specversion\":\"1.0\",\"source\":\"s\",\"subject\":\"t\",\"data\":{\"service\":\"beacon\",\"status\":\"firing\"}}";

    /// An incident of PagerDuty, opened just now.
    private static String pagerDuty() {
        return "{\"event\":{\"event_type\":\"incident.triggered\",\"occurred_at\":\"%s\",\"data\":{\"id\":\"P1\",\"title\":\"dark\",\"service\":{\"summary\":\"beacon\"}}}}"
                .formatted(java.time.Instant.now());
    }

    private static final String SERVICES =
            """
              - {name: beacon, runbook: beacon.md, autonomy: assist}
              - {name: clock, runbook: beacon.md, probes: [{heartbeat: nightly, within: 1h}]}
            """;

    private static final java.util.Map<String, String> BODIES =
            java.util.Map.of(
                    "generic", FIRING,
                    "alertmanager", ALERTMANAGER,
                    "grafana", ALERTMANAGER,
                    "cloudevents", CLOUD_EVENT,
                    "pagerduty", pagerDuty());

    @TempDir Path folder;
    private final Set<String> seen = new TreeSet<>();
    private final JsonNode document = read();

    @Test
    void the_server_answers_as_the_document_says() throws IOException, SQLException {
        try (var tower = new Tower(folder, SERVICES)) {
            assertThat(routesOf(tower)).isEqualTo(operationsOf(document));
            open(tower);
            alerts(tower);
            incidents(tower);
            answers(tower);
            signed(tower);
            broken(tower);
        }
        assertThat(seen).as("answered in this test").isEqualTo(documented());
    }

    private void open(Tower tower) {
        for (var path :
                new String[] {
                    "/health",
                    "/health/ready",
                    "/health/deep",
                    "/alive",
                    "/version",
                    "/metrics",
                    "/api/v1/status",
                    "/api/v1/openapi.json"
                }) check("GET", path, 200, tower.open(path));
    }

    private void alerts(Tower tower) {
        BODIES.forEach((source, body) -> alert(tower, source, body));
        pagerDuty(tower);
        var beat = "/api/v1/heartbeats/{name}";
        var here = "/api/v1/heartbeats/nightly";
        check("POST", beat, 202, tower.post(here, "", tower.sender));
        check("POST", beat, 401, tower.post(here, "", "rlt_no"));
        check("POST", beat, 403, tower.post(here, "", tower.viewer));
        check("POST", beat, 404, tower.post(here + "-no", "", tower.sender));
        read(tower, "/api/v1/alerts/unrouted", "/api/v1/alerts/unrouted");
        read(tower, "/api/v1/dead-letters", "/api/v1/dead-letters");
    }

    private void alert(Tower tower, String source, String body) {
        var path = "/api/v1/alerts/" + source;
        check("POST", path, 202, tower.post(path, body, tower.sender));
        check("POST", path, 400, tower.post(path, "[", tower.sender));
        check("POST", path, 401, tower.post(path, body, "rlt_no"));
        check("POST", path, 403, tower.post(path, body, tower.viewer));
        check("POST", path, 413, tower.post(path, " ".repeat((4 << 20) + 1), tower.sender));
    }

    private void pagerDuty(Tower tower) {
        var path = "/v2/enqueue";
        var body = pagerDutyBody(tower.sender);
        check("POST", path, 202, post(tower, path, body));
        check("POST", path, 400, post(tower, path, body.replace("trigger", "explode")));
        check("POST", path, 401, post(tower, path, pagerDutyBody("rlt_no")));
        check("POST", path, 403, post(tower, path, pagerDutyBody(tower.viewer)));
        check("POST", path, 413, post(tower, path, " ".repeat((4 << 20) + 1)));
    }

    private static String pagerDutyBody(String key) {
        return "{\"routing_key\":\"%s\",\"event_action\":\"trigger\",\"dedup_key\":\"d\",\"payload\":{\"summary\":\"dark\",\"source\":\"x\",\"severity\":\"critical\",\"component\":\"beacon\"}}"
                .formatted(key);
    }

    private void incidents(Tower tower) {
        read(tower, "/api/v1/incidents", "/api/v1/incidents?q=dark&state=open&size=5");
        check("GET", "/api/v1/incidents", 400, tower.get("/api/v1/incidents?page=0", tower.viewer));
        var one = "/api/v1/incidents/{id}";
        Tower.await(
                "an output",
                () ->
                        tower.get("/api/v1/incidents/beacon-1", tower.viewer)
                                .body()
                                .contains("digest"));
        read(tower, one, "/api/v1/incidents/beacon-1");
        check("GET", one, 404, tower.get("/api/v1/incidents/none-1", tower.viewer));
        var output = "/api/v1/outputs/{digest}";
        var kept = tower.house().station().journal().keep("what it said");
        read(tower, output, "/api/v1/outputs/" + kept);
        check("GET", output, 404, tower.get("/api/v1/outputs/00", tower.viewer));
    }

    private void answers(Tower tower) {
        said(tower, "note", "{\"text\":\"on it\"}");
        said(tower, "ack", "{}");
        for (var verb : new String[] {"refuse", "skip", "retry", "resolve"})
            said(tower, verb, "{\"because\":\"so\"}");
        said(tower, "done", "{\"line\":7}");
        said(tower, "approve", "{\"question\":\"no\",\"digest\":\"00\"}");
        said(tower, "choose", "{\"question\":\"no\",\"choice\":\"pid=1\"}");
        said(tower, "abort", "{\"because\":\"enough\"}");
        for (var verb : new String[] {"hold", "release"}) {
            var path = "/api/v1/" + verb;
            var body = "{\"because\":\"so\"}";
            check("POST", path, 200, tower.post(path, body, tower.approver));
            check("POST", path, 400, tower.post(path, "[]", tower.approver));
            check("POST", path, 401, tower.post(path, body, "rlt_no"));
            check("POST", path, 403, tower.post(path, body, tower.viewer));
        }
    }

    /// 200 and 409 both may come, as the incident happens to stand; each must be of its shape.
    private void said(Tower tower, String verb, String body) {
        var path = "/api/v1/incidents/{id}/" + verb;
        var here = "/api/v1/incidents/beacon-1/" + verb;
        var first = tower.post(here, body, tower.approver);
        assertThat(first.statusCode()).as(verb + ": " + first.body()).isIn(200, 409);
        check("POST", path, first.statusCode(), first);
        seen.add("POST " + path + " 200");
        seen.add("POST " + path + " 409");
        check("POST", path, 400, tower.post(here, "[]", tower.approver));
        check("POST", path, 401, tower.post(here, body, "rlt_no"));
        check(
                "POST",
                path,
                403,
                tower.post(here, body, tower.viewer.isEmpty() ? "" : tower.sender));
        check(
                "POST",
                path,
                404,
                tower.post(here.replace("beacon-1", "none-1"), body, tower.approver));
    }

    private void read(Tower tower, String path, String here) {
        check("GET", path, 200, tower.get(here, tower.viewer));
        check("GET", path, 401, tower.open(here));
        check("GET", path, 403, tower.get(here, tower.sender));
    }

    /// The same post twice.
    private void signed(Tower tower) throws IOException {
        var signatures = new StringBuilder("intake:\n  signatures:\n");
        for (var source : BODIES.keySet())
            signatures.append(
                    "    - {source: %s, scheme: hex, key: abc, header: X-S, timestamp-header: X-T}\n"
                            .formatted(source));
        tower.write(SERVICES + signatures);
        tower.restart();
        var time = "" + java.time.Instant.now().getEpochSecond();
        BODIES.forEach((source, body) -> {
            var text = (time + ":" + body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var sign = java.util.HexFormat.of().formatHex(Hmac.sha256(KEY, text));
            for (int status : new int[] {202, 409}) {
                var request =
                        HttpRequest.newBuilder(tower.at("/api/v1/alerts/" + source))
                                .header("X-S", sign)
                                .header("X-T", time)
                                .POST(BodyPublishers.ofString(body));
                check("POST", "/api/v1/alerts/" + source, status, tower.send(request));
            }
        });
        tower.write(SERVICES);
        tower.restart();
    }

    /// The journal's ground is taken away while it serves.
    private void broken(Tower tower) throws SQLException {
        tower.alert("fresh", "firing");
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve(".relight/relight.db"));
                var statement = connection.createStatement()) {
            statement.execute("drop index entry_by_incident");
            statement.execute("alter table entry rename to gone");
        }
        tower.alert("lost", "firing");
        Tower.await("it notices", () -> tower.open("/health").statusCode() == 503);
        for (var path : new String[] {"/health", "/health/ready", "/health/deep"})
            check("GET", path, 503, tower.open(path));
        var path = "/api/v1/alerts/";
        BODIES.forEach((source, body) ->
                check("POST", path + source, 503, tower.post(path + source, body, tower.sender)));
        check("POST", "/v2/enqueue", 503, post(tower, "/v2/enqueue", pagerDutyBody(tower.sender)));
        for (var verb : IncidentsApi.VERBS.keySet())
            check(
                    "POST",
                    path.replace("alerts/", "incidents/{id}/") + verb,
                    503,
                    tower.post("/api/v1/incidents/beacon-1/" + verb, "{}", tower.approver));
    }

    private static HttpResponse<String> post(Tower tower, String path, String body) {
        return tower.send(
                HttpRequest.newBuilder(tower.at(path)).POST(BodyPublishers.ofString(body)));
    }

    private void check(String method, String path, int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode())
                .as(method + " " + path + ": " + reply.body())
                .isEqualTo(status);
        seen.add(method + " " + path + " " + status);
        var content =
                document.path("paths")
                        .path(path)
                        .path(method.toLowerCase(java.util.Locale.ROOT))
                        .path("responses")
                        .path("" + status)
                        .path("content");
        var type = reply.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        assertThat(content.has(type))
                .as(method + " " + path + " " + status + " is " + type)
                .isTrue();
        if (type.endsWith("json")) validate(content.path(type).path("schema"), reply.body());
    }

    private void validate(JsonNode schema, String body) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components"));
        var found =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(tree(body));
        assertThat(found).as(body).isEmpty();
    }

    private Set<String> documented() {
        var all = new TreeSet<String>();
        for (var path : document.path("paths").properties())
            for (var method : path.getValue().properties())
                for (var status : method.getValue().path("responses").properties())
                    all.add(
                            "%s %s %s"
                                    .formatted(
                                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                                            path.getKey(),
                                            status.getKey()));
        return all;
    }

    private static Set<String> operationsOf(JsonNode document) {
        var all = new TreeSet<String>();
        for (var path : document.path("paths").properties())
            for (var method : path.getValue().properties())
                all.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        return all;
    }

    /// What programs use; pages and answers of other systems are no part of the API.
    private static Set<String> routesOf(Tower tower) {
        var all = new TreeSet<String>();
        for (Route route : tower.house().routes())
            if (route.path().matches("/(api/v1|health|v2)(/.*)?|/alive|/version|/metrics"))
                all.add(method(route) + " " + route.path());
        return all;
    }

    private static String method(Route route) {
        return switch (route) {
            case Route.Plain plain -> plain.method().name();
            case Route.Stream _ -> "GET";
        };
    }

    private static JsonNode read() {
        return tree(new String(OpenApi.document(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
