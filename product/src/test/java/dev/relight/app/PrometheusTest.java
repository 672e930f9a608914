package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.incident.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real parts: Prometheus sees a killed service, Alertmanager tells Relight, it starts the
/// service again, and Alertmanager's resolve closes the loop.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrometheusTest {
    private static final String RUNBOOK =
            """
            # Beacon is down

            ## Diagnosis
            ```bash
            curl -sS --max-time 2 http://127.0.0.1:%1$d/
            ```

            ## Mitigation
            ```bash
            ./start.sh
            ```

            ## Verification
            ```bash
            curl -fsS --max-time 2 http://127.0.0.1:%1$d/
            ```
            """;

    private static final String START =
            "#!/bin/bash\nsetsid python3 -m http.server %d --bind 127.0.0.1 --directory www >/dev/null 2>&1 </dev/null &\necho $! > pid\n";

    @TempDir Path folder;
    @TempDir Path stackFolder;

    @Test
    void a_killed_service_is_seen_repaired_and_reported_well_again() throws IOException {
        assumeTrue(Stack.isInstalled(), "needs " + Stack.TOOLS + "; see tools/setup-debian.sh");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        int port = Stack.freePort();
        Files.createDirectories(folder.resolve("www"));
        Files.writeString(folder.resolve("start.sh"), START.formatted(port));
        assertThat(folder.resolve("start.sh").toFile().setExecutable(true)).isTrue();
        try (var tower =
                        new Tower(
                                folder,
                                "  - {name: beacon, runbook: down.md, autonomy: assist, soak: 1s,\n     probes: [{http: \"http://127.0.0.1:%d/\", every: 60s}]}\n"
                                        .formatted(port));
                var stack =
                        new Stack(
                                stackFolder,
                                "http://127.0.0.1:" + port,
                                tower.at("/api/v1/alerts/alertmanager").toString(),
                                tower.sender)) {
            assertThat(stack).isNotNull();
            Files.writeString(folder.resolve("down.md"), RUNBOOK.formatted(port));
            Tower.await("Alertmanager's alert", () -> tower.kinds().containsKey("opened"));
            Tower.await("a question", () -> approved(tower));
            Tower.await(
                    "resolved by Relight; but "
                            + tower.get("/api/v1/incidents/beacon-1", tower.viewer).body(),
                    () -> tower.kinds().containsKey("resolved"));
            Tower.await("closed or told over", () -> isClosed(tower));
        } finally {
            stop();
        }
    }

    private static boolean approved(Tower tower) {
        var open = tower.house().station().engine().incident("beacon-1").orElse(null);
        if (!(open instanceof dev.relight.incident.Incident.Open now)) return true;
        var question = now.desk().pending();
        if (question == null) return false;
        var yes =
                "{\"question\":\"%s\",\"digest\":\"%s\"}"
                        .formatted(question.id(), question.digest());
        // A script of the team's own is unknown to Relight, so two people must agree.
        tower.post("/api/v1/incidents/beacon-1/approve", yes, tower.approver);
        tower.post("/api/v1/incidents/beacon-1/approve", yes, tower.second);
        return tower.kinds().getOrDefault("approved", 0L) >= 2;
    }

    /// The resolve is on the record of the incident, or the incident was over before it came.
    private static boolean isClosed(Tower tower) {
        List<Event> events = tower.house().station().journal().events("beacon-1");
        boolean toldOver =
                events.stream()
                        .anyMatch(event ->
                                event instanceof Event.Noted noted
                                        && noted.text().startsWith("over"));
        boolean heard =
                tower.open("/metrics")
                        .body()
                        .contains(
                                "relight_alerts_total{source=\"alertmanager\",outcome=\"nothing-open\"}");
        return toldOver || heard;
    }

    private void stop() throws IOException {
        var pid = folder.resolve("pid");
        if (Files.exists(pid))
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
    }
}
