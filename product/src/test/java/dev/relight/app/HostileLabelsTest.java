package dev.relight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Labels of alerts meet the blanks of a runbook: real server, real engine, real bash.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileLabelsTest {
    private static final String RUNBOOK =
            """
            # Lamp is out

            ## Diagnosis
            ```bash
            echo "seen: <container>" | tail -n 1
            ```

            ```bash
            echo "in: $NAMESPACE" | tail -n 1
            ```

            ## Verification
            ```bash
            ls up.flag
            ```
            """;

    private static final String SERVICES =
            """
              - name: beacon
                runbook: lamp.md
                autonomy: observe
                labels: [{label: namespace, fills: $NAMESPACE, like: "harbour*"}]
            """;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // each test lights its own
    private Tower tower;

    @AfterEach
    void close() {
        tower.close();
    }

    private String alert(String key, String container, String namespace) throws IOException {
        var body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("key", key)
                        .put("status", "firing")
                        .put("service", "beacon");
        body.putObject("labels").put("container", container).put("namespace", namespace);
        var reply =
                tower.post(
                        "/api/v1/alerts/generic",
                        new ObjectMapper().writeValueAsString(body),
                        tower.sender);
        assertThat(reply.statusCode()).isEqualTo(202);
        return reply.body();
    }

    /// Everything that is on disk of all incidents.
    private String journal() {
        var all = new StringBuilder();
        tower.house().station().journal().entries(entry -> all.append(entry).append('\n'));
        return all.toString();
    }

    private void light() throws IOException {
        Files.writeString(folder.resolve("lamp.md"), RUNBOOK);
        tower = new Tower(folder, SERVICES);
    }

    @Test
    void a_good_label_reaches_the_shell_as_one_quoted_word() throws IOException {
        light();
        alert("k", "beacon", "harbour-2");
        Tower.await(
                "both ran",
                () -> journal().contains("seen: beacon") && journal().contains("in: harbour-2"));
    }

    @Test
    void a_hostile_label_runs_nothing_and_the_journal_says_why() throws IOException {
        light();
        var pwned = folder.resolve("pwned");
        var all =
                List.of(
                        "$(touch " + pwned + ")",
                        "beacon\"; touch " + pwned + "; \"",
                        "harbour`touch " + pwned + "`");
        for (int i = 1; i <= all.size(); i++) {
            alert("k" + i, all.get(i - 1), all.get(i - 1));
            int looks = 2 * i;
            Tower.await(
                    "both looks are left out",
                    () -> tower.kinds().getOrDefault("look-skipped", 0L) >= looks);
            tower.post(
                    "/api/v1/incidents/beacon-" + i + "/abort",
                    "{\"because\":\"the next one\"}",
                    tower.approver);
        }
        assertThat(tower.kinds()).doesNotContainKey("job-started");
        Tower.await(
                "a person is asked",
                () ->
                        tower.get("/api/v1/incidents/beacon-1", tower.viewer)
                                .body()
                                .contains("of the label container is no plain word"));
        assertThat(pwned).doesNotExist();
    }
}
