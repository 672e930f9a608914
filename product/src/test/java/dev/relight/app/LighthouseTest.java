package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.account.Audit;
import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole house at work: real server, real journal, real bash.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LighthouseTest {
    private static final String ASKING =
            "  - {name: beacon, runbook: beacon.md, autonomy: assist, soak: 1s}\n";

    @TempDir Path folder;
    private Tower tower;

    @BeforeEach
    void light() throws IOException {
        tower = new Tower(folder, ASKING);
    }

    @AfterEach
    void close() {
        tower.close();
    }

    @Test
    void an_alert_opens_one_incident_and_every_repetition_joins_it() {
        assertThat(tower.alert("k1", "firing").body()).contains("\"opened\"", "beacon-1");
        assertThat(tower.alert("k1", "firing").body()).contains("\"known\"", "beacon-1");
        assertThat(tower.alert("k2", "firing").body()).contains("\"joined\"", "beacon-1");
        assertThat(tower.alert("k2", "firing").body()).contains("\"known\"");
        assertThat(tower.kinds()).containsEntry("opened", 1L).containsEntry("noted", 1L);
        assertThat(tower.alert("k2", "resolved").body()).contains("\"joined\"");
        assertThat(tower.alert("k2", "resolved").body()).contains("\"known\"");
        assertThat(tower.alert("k3", "resolved").body()).contains("\"nothing-open\"");
    }

    @Test
    void after_a_restart_what_was_heard_is_still_known() throws IOException {
        tower.alert("k1", "firing");
        tower.alert("k2", "firing");
        tower.restart();
        assertThat(tower.alert("k1", "firing").body()).contains("\"known\"", "beacon-1");
        assertThat(tower.alert("k2", "firing").body()).contains("\"known\"", "beacon-1");
        assertThat(tower.alert("k3", "firing").body()).contains("\"joined\"", "beacon-1");
    }

    @Test
    void a_hold_over_the_api_is_on_the_disk_and_outlives_a_restart() throws IOException {
        var hold = folder.resolve(".relight/holds/all");
        var why = "{\"because\":\"the pier is being painted\"}";
        assertThat(tower.post("/api/v1/hold", why, tower.viewer).statusCode()).isEqualTo(403);
        assertThat(hold).doesNotExist();
        assertThat(tower.post("/api/v1/hold", why, tower.approver).statusCode()).isEqualTo(200);
        assertThat(hold).content().contains("the pier is being painted");
        tower.restart();
        assertThat(hold).exists();
        assertThat(tower.post("/api/v1/release", "{}", tower.approver).statusCode()).isEqualTo(200);
        assertThat(hold).doesNotExist();
    }

    @Test
    void an_alert_about_nothing_of_ours_is_taken_and_shown() {
        var reply =
                tower.post(
                        "/api/v1/alerts/generic",
                        "{\"key\":\"x\",\"status\":\"firing\",\"service\":\"elsewhere\"}",
                        tower.sender);
        assertThat(reply.statusCode()).isEqualTo(202);
        assertThat(reply.body()).contains("unrouted");
        assertThat(tower.get("/api/v1/alerts/unrouted", tower.viewer).body()).contains("elsewhere");
        assertThat(tower.kinds()).isEmpty();
    }

    @Test
    void pagerduty_s_senders_bring_their_key_in_the_body() {
        var body =
                "{\"routing_key\":\"%s\",\"event_action\":\"trigger\",\"dedup_key\":\"d\",\"payload\":{\"summary\":\"dark\",\"source\":\"x\",\"severity\":\"critical\",\"component\":\"beacon\"}}";
        assertThat(
                        tower.post("/v2/enqueue", body.formatted("rlt_wrong"), tower.viewer)
                                .statusCode())
                .isEqualTo(403);
        var request =
                java.net.http.HttpRequest.newBuilder(tower.at("/v2/enqueue"))
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        body.formatted(tower.sender)));
        assertThat(tower.send(request).body()).contains("beacon-1");
    }

    @Test
    void a_yes_over_the_api_lets_the_runbook_restore_the_service() {
        tower.alert("k1", "firing");
        Tower.await("a question", () -> question().contains("\"digest\""));
        var asked = question();
        var id = found(asked, "\"question\":\\{\"id\":\"([^\"]+)\"");
        var digest = found(asked, "\"digest\":\"([^\"]*)\"");
        var body = "{\"question\":\"%s\",\"digest\":\"%s\"}".formatted(id, digest);
        var path = "/api/v1/incidents/beacon-1/approve";
        assertThat(tower.post(path, body, tower.viewer).statusCode()).isEqualTo(403);
        assertThat(
                        tower.post(path, body.replace(digest, "0".repeat(64)), tower.approver)
                                .statusCode())
                .isEqualTo(409);
        assertThat(tower.post(path, body, tower.approver).statusCode()).isEqualTo(200);
        Tower.await("the flag", () -> Files.exists(folder.resolve("up.flag")));
        tower.alert("k1", "resolved");
        Tower.await(
                "resolved; but " + question(),
                () ->
                        tower.get("/api/v1/incidents?state=all", tower.viewer)
                                .body()
                                .contains("resolved"));
        assertThat(folder.resolve("up.flag")).exists();
        assertThat(tower.get("/api/v1/incidents/beacon-1", tower.viewer).body())
                .contains("\"timeline\"", "ada");
    }

    private String question() {
        return tower.get("/api/v1/incidents/beacon-1", tower.viewer).body();
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    @Test
    void every_write_is_in_the_audit_and_the_audit_shows_an_edit() throws IOException {
        tower.alert("k1", "firing");
        tower.post("/api/v1/incidents/beacon-1/ack", "{}", tower.approver);
        tower.post("/api/v1/incidents/beacon-1/note", "{\"text\":\"on it\"}", tower.approver);
        var file = folder.resolve(".relight/audit.jsonl");
        assertThat(Files.readString(file))
                .contains("ada", "/api/v1/incidents/beacon-1/ack", "127.0.0.1");
        assertThat(Audit.firstBroken(file)).isZero();
        Files.writeString(file, Files.readString(file).replaceFirst("ada", "eve"));
        assertThat(Audit.firstBroken(file)).isEqualTo(2);
    }

    @Test
    void a_changed_file_is_read_again_and_a_broken_one_changes_nothing() throws IOException {
        var said = new CopyOnWriteArrayList<String>();
        try (var reload =
                Reload.watch(
                        folder.resolve("relight.yaml"),
                        java.util.Map.of(),
                        tower.house(),
                        said::add)) {
            tower.write(ASKING + ASKING.replace("beacon,", "second,"));
            reload.read();
            assertThat(tower.house().crew().settings().services()).hasSize(2);
            tower.write(ASKING + "  - {nam: third}\n");
            reload.read();
            assertThat(tower.house().crew().settings().services()).hasSize(2);
            assertThat(String.join("\n", said)).contains("does not know 'nam'", "stays in force");
            assertThat(tower.open("/health/deep").body()).contains("degraded");
            tower.write(ASKING);
            reload.read();
            assertThat(tower.open("/health/deep").body()).contains("healthy");
        }
    }

    @Test
    void a_probe_that_finds_the_service_down_opens_an_incident_and_its_recovery_is_seen()
            throws IOException {
        try (var socket =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            tower.write(
                    "  - {name: beacon, runbook: beacon.md, autonomy: observe, soak: 1s, probes: [{tcp: \"127.0.0.1:%d\", every: 200ms, timeout: 200ms}]}\n"
                            .formatted(port));
            tower.restart();
            Tower.await("up", () -> tower.open("/api/v1/status").body().contains("\"up\""));
            close(socket);
            Tower.await("an incident", () -> tower.kinds().containsKey("opened"));
            try (var _ =
                    new java.net.ServerSocket(
                            port, 50, java.net.InetAddress.getLoopbackAddress())) {
                Tower.await("up again", () -> tower.kinds().containsKey("came-up"));
            }
        }
    }

    @Test
    void what_the_settings_reader_says_of_an_exposed_port_is_no() {
        var problems = new Problems();
        dev.relight.settings.SettingsReader.read(
                Path.of("relight.yaml"), "server: {bind: 0.0.0.0}\nservices: []\n", problems);
        assertThat(problems.inOrder().toString()).contains("in clear", "behind_proxy");
    }

    /// Before its block ends: the service it stands for goes down.
    private static void close(java.net.ServerSocket socket) throws IOException {
        socket.close();
    }
}
