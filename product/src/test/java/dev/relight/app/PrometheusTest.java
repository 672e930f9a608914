package dev.relight.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.incident.Event;
import dev.relight.orders.AcceptedRunbooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real parts, from up to up: a service runs, Prometheus sees it up, it is killed;
/// Alertmanager tells Relight, it starts the service again by its runbook, and Alertmanager's own
/// resolve, since Relight has no other way to tell, closes the incident.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrometheusTest {
    private static final String RUNBOOK =
            """
            # Beacon is down

            ## Diagnosis
            ```bash
            cat pid
            ```

            ## Mitigation
            ```bash
            bin/start.sh
            ```
            """;

    private static final String RULES =
            """
            bin/start.sh:
              platform: host
              is: reversible starts the beacon where it does not run
            """;

    private static final String START =
            """
            #!/bin/bash
            setsid python3 -m http.server %d --bind 127.0.0.1 --directory www >/dev/null 2>&1 </dev/null &
            echo $! > pid
            echo started >> witness
            """;

    /// Nothing probes the beacon but Prometheus.
    private static final String SERVICE =
            "  - {name: beacon, runbook: down.md, rules: [rules.yaml], autonomy: auto, soak: 1s}\n";

    @TempDir Path folder;
    @TempDir Path stackFolder;
    private int port;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Stack.isInstalled(), "needs " + Stack.TOOLS + "; see tools/setup-debian.sh");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        port = Stack.freePort();
        Files.createDirectories(folder.resolve("www"));
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("down.md"), RUNBOOK);
        Files.writeString(folder.resolve("rules.yaml"), RULES);
        Files.writeString(folder.resolve("bin/start.sh"), START.formatted(port));
        assertThat(folder.resolve("bin/start.sh").toFile().setExecutable(true)).isTrue();
        new ProcessBuilder("bin/start.sh").directory(folder.toFile()).start().onExit().join();
        new AcceptedRunbooks(folder.resolve(".relight"))
                .accept(folder.resolve("down.md"), RUNBOOK.getBytes(UTF_8), "ada", Instant.now());
    }

    @AfterEach
    void stop() {
        if (Files.exists(folder.resolve("pid"))) kill();
    }

    @Test
    void a_killed_service_is_seen_repaired_and_reported_well_again() throws IOException {
        try (var tower = new Tower(folder, SERVICE);
                var stack = new Stack(stackFolder, address(), intake(tower), tower.sender)) {
            Tower.await("the beacon runs", () -> isUp(tower));
            Tower.await("Prometheus sees it up", () -> stack.probed().equals("1"));
            assertThat(tower.kinds()).isEmpty();
            assertThat(stack.firing()).isZero();

            kill();
            // Prometheus fires only for what it has seen down; it may be well again before we ask.
            Tower.await("Alertmanager's alert", () -> tower.kinds().containsKey("opened"));
            Tower.await("Relight has started it", () -> isUp(tower));
            Tower.await("Prometheus sees it up again", () -> stack.probed().equals("1"));
            Tower.await("nothing fires", () -> stack.firing() == 0);
            Tower.await(
                    "resolved; but " + tower.get("/api/v1/incidents/beacon-1", tower.viewer).body(),
                    () -> tower.kinds().containsKey("closed"));

            var events = tower.house().station().journal().events("beacon-1");
            check(events);
            assertThat(tower.kinds()).containsEntry("opened", 1L).doesNotContainKey("asked");
            assertThat(Files.readAllLines(folder.resolve("witness"))).hasSize(2);
        }
    }

    /// One thing led to the next.
    private static void check(List<Event> events) {
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        Event.Opened.class,
                        it -> assertThat(it.opening().dedupKey()).startsWith("alertmanager:"));
        int acted = at(events, Event.RungTaken.class, "");
        int told = at(events, Event.Noted.class, "over, since ");
        int up = at(events, Event.CameUp.class, "over");
        int resolved = at(events, Event.Resolved.class, "");
        assertThat(List.of(0, acted, told, up, resolved)).isSorted().doesNotContain(-1);
        assertThat(((Event.Noted) events.get(told)).by()).isEqualTo("alert:alertmanager");
    }

    /// Where the first event of a kind stands whose text holds a word; -1 if nowhere.
    private static int at(List<Event> events, Class<? extends Event> kind, String word) {
        for (int i = 0; i < events.size(); i++)
            if (kind.isInstance(events.get(i)) && events.get(i).toString().contains(word)) return i;
        return -1;
    }

    private static String intake(Tower tower) {
        return tower.at("/api/v1/alerts/alertmanager").toString();
    }

    private String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    private boolean isUp(Tower tower) {
        try {
            return tower.send(HttpRequest.newBuilder(URI.create(address()))).statusCode() == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    /// As the kernel does it when memory runs out.
    private void kill() {
        try {
            var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            ProcessHandle.of(pid)
                    .ifPresent(it -> {
                        it.destroyForcibly();
                        it.onExit().join();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
