package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The house and what it watches: real server, real probes, settings that change.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchedHouseTest {
    private static final String HEART =
            "  - {name: beacon, runbook: beacon.md, autonomy: observe, soak: 1s, probes: [{heartbeat: oil, within: 1s, every: 200ms}]}\n";

    private static final String FILE =
            "  - {name: other, runbook: beacon.md, autonomy: observe, probes: [{command: test -e %s, every: 200ms, down: 1, of: 1, up: 1}]}\n";

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // each test lights its own
    private Tower tower;

    @AfterEach
    void close() {
        tower.close();
    }

    private String state(String service) {
        var status = tower.open("/api/v1/status").body();
        int at = status.indexOf("\"name\":\"" + service + "\"");
        return at < 0 ? "" : status.substring(at, status.indexOf('}', at));
    }

    @Test
    void a_service_that_falls_silent_is_down_until_it_calls_again() throws IOException {
        tower = new Tower(folder, HEART);
        var oil = "/api/v1/heartbeats/oil";
        Tower.await("an incident", () -> tower.kinds().containsKey("opened"));
        assertThat(tower.post(oil + "s", "", tower.sender).statusCode()).isEqualTo(404);
        assertThat(tower.post(oil, "", "rlt_no").statusCode()).isEqualTo(401);
        assertThat(state("beacon")).contains("\"down\"");
        Tower.await(
                "up again",
                () -> {
                    assertThat(tower.post(oil, "", tower.sender).statusCode()).isEqualTo(202);
                    return tower.kinds().containsKey("came-up");
                });
    }

    @Test
    void a_reload_begins_what_is_new_ends_what_is_gone_and_leaves_the_rest_alone()
            throws IOException {
        var flag = Files.createFile(folder.resolve("flag"));
        tower = new Tower(folder, HEART.replace("1s, every", "60s, every"));
        var said = new CopyOnWriteArrayList<String>();
        Tower.await("up", () -> state("beacon").contains("\"up\""));
        tower.post("/api/v1/heartbeats/oil", "", tower.sender);
        var since = state("beacon");
        try (var reload =
                Reload.watch(
                        folder.resolve("relight.yaml"),
                        java.util.Map.of(),
                        tower.house(),
                        said::add)) {
            tower.write(HEART.replace("1s, every", "60s, every") + FILE.formatted(flag));
            reload.read();
            Tower.await("the new one is up", () -> state("other").contains("\"up\""));
            assertThat(state("beacon")).as("its state and its since").isEqualTo(since);
            Files.delete(flag);
            Tower.await("an incident", () -> tower.kinds().containsKey("opened"));
            tower.write(FILE.formatted(flag) + "  - {nam: third}\n");
            reload.read();
            assertThat(state("beacon")).as("a broken file ends nothing").isEqualTo(since);
            tower.write(HEART.replace("1s, every", "60s, every"));
            reload.read();
            assertThat(state("other")).as("no longer watched").isEmpty();
            assertThat(tower.get("/api/v1/incidents", tower.viewer).body())
                    .as("what is open stays open")
                    .contains("other-1");
        }
    }

    @Test
    void the_runbook_s_own_verification_is_asked_again_and_again() throws IOException {
        var lamp = Files.writeString(folder.resolve("lamp.state"), "lit\n");
        Files.writeString(
                folder.resolve("lamp.md"),
                """
                # Lamp is out

                ## Mitigation
                ```bash
                touch pwned
                ```

                ## Verification
                ```bash
                # Expected: lit
                cat lamp.state
                cat <unknown-file>
                touch pwned
                ```
                """);
        tower =
                new Tower(
                        folder,
                        "  - {name: lamp, runbook: lamp.md, autonomy: observe, checks: {every: 200ms}}\n");
        Tower.await("up", () -> state("lamp").contains("\"up\""));
        Files.writeString(lamp, "dark\n");
        Tower.await("an incident", () -> tower.kinds().containsKey("opened"));
        assertThat(state("lamp")).contains("\"down\"");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void a_disk_that_fills_is_told_before_it_is_full() throws IOException {
        var df = Files.createDirectories(folder.resolve("bin")).resolve("df");
        Files.writeString(
                df,
                """
                #!/bin/bash
                n=$(($(cat "${0%/*}/n" 2>/dev/null || echo 50) + 2)); echo $n > "${0%/*}/n"
                echo "Filesystem 1024-blocks Used Available Capacity Mounted on"
                echo "/dev/sdx 100 $n $((100 - n)) $n% /data"
                """);
        assertThat(df.toFile().setExecutable(true)).isTrue();
        var told = new java.util.concurrent.LinkedBlockingQueue<String>();
        var chat =
                HttpServer.create(
                        new java.net.InetSocketAddress(
                                java.net.InetAddress.getLoopbackAddress(), 0),
                        0);
        chat.createContext(
                "/",
                exchange -> {
                    told.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    java.nio.charset.StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        chat.start();
        tower =
                new Tower(
                        folder,
                        """
                          - name: beacon
                            runbook: beacon.md
                            autonomy: observe
                            escalation: team
                            probes: [{command: bin/df -P /data, every: 200ms}]
                        channels: [{name: chat, webhook: "http://127.0.0.1:%d/"}]
                        people: [{name: Ada}]
                        policies: [{name: team, updates: [chat], levels: [{after: 0m, people: Ada}]}]
                        """
                                .formatted(chat.getAddress().getPort()));
        Tower.await("the team is told", () -> told.toString().contains("full in about"));
        chat.stop(0);
        Tower.await("a warning", () -> !tower.troubles.isEmpty());
        assertThat(tower.troubles.getFirst())
                .contains("beacon: disk.used_percent", "/data", "full in about");
        assertThat(tower.get("/", tower.viewer).body()).contains("full in about");
        assertThat(tower.open("/metrics").body())
                .contains("relight_service_warnings{service=\"beacon\"} 1");
        assertThat(tower.kinds()).as("a warning is no incident").doesNotContainKey("opened");
        assertThat(tower.troubles).as("once a day").hasSize(1);
    }

    @Test
    void a_service_that_goes_up_and_down_is_said_to_flap() throws IOException {
        var flag = Files.createFile(folder.resolve("flag"));
        tower = new Tower(folder, FILE.formatted(flag));
        for (int i = 0; i < 3; i++) {
            Tower.await("up", () -> state("other").contains("\"up\""));
            Files.delete(flag);
            Tower.await("down", () -> state("other").contains("\"down\""));
            Files.createFile(flag);
        }
        Tower.await("flapping", () -> state("other").contains("\"flapping\":true"));
        Tower.await("it is said", () -> tower.troubles.toString().contains("up and down"));
        assertThat(tower.get("/", tower.viewer).body()).contains("other goes up and down");
    }

    @Test
    void a_broken_file_is_told_in_the_room() throws IOException {
        tower = new Tower(folder, HEART);
        try (var reload =
                Reload.watch(
                        folder.resolve("relight.yaml"),
                        java.util.Map.of(),
                        tower.house(),
                        _ -> {})) {
            assertThat(tower.get("/", tower.viewer).body()).doesNotContain("stays in force");
            tower.write("  - {nam: third}\n");
            reload.read();
            assertThat(tower.get("/", tower.viewer).body())
                    .contains("relight.yaml has mistakes", "stays in force");
            assertThat(tower.open("/metrics").body()).contains("relight_settings_stale 1");
            tower.write(HEART);
            reload.read();
            assertThat(tower.get("/", tower.viewer).body()).doesNotContain("stays in force");
        }
    }
}
