package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

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
}
