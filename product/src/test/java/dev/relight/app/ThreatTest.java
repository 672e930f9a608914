package dev.relight.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.incident.Event;
import dev.relight.incident.Incident;
import dev.relight.orders.AcceptedRunbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/security.md says of alerts, runbooks, insiders and secrets, against a whole Relight
/// with real commands.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreatTest {
    private static final String RULES =
            """
            bin/fix.sh:
              platform: host
              is: %s mends what is broken
            """;

    private static final String MENDED_BY_SCRIPT =
            """
            # Beacon is down

            ## Diagnosis
            ```bash
            ls
            ```

            ## Mitigation
            ```bash
            bin/fix.sh
            ```

            ## Verification
            ```bash
            test -e up.flag
            ```
            """;

    /// Shows that what is bound is run.
    private static final String HARMLESS = "web-1";

    @TempDir Path folder;

    @Test
    void a_hostile_label_never_becomes_a_command_however_the_runbook_uses_it() throws IOException {
        Files.writeString(
                folder.resolve("pod.md"),
                """
                # Pod is down

                ## Diagnosis
                ```bash
                ls -d <pod>
                ls "<pod>"
                ls '<pod>'
                bash -c "ls <pod>"
                echo all of it was looked at
                ```
                """);
        var hostile =
                List.of(
                        "$(touch pwned)",
                        "x; touch pwned",
                        "'; touch pwned; '",
                        "\\\"; touch pwned; \\\"",
                        "a\\ntouch pwned",
                        "-exec touch pwned",
                        "../../etc/passwd",
                        "`touch pwned`",
                        HARMLESS);
        var services = new StringBuilder();
        for (int i = 0; i < hostile.size(); i++)
            services.append(
                    "  - {name: s%d, runbook: pod.md, autonomy: observe, labels: [{label: pod, fills: pod, like: 'web-*'}]}%n"
                            .formatted(i));
        try (var tower = new Tower(folder, services.toString())) {
            for (int i = 0; i < hostile.size(); i++)
                tower.post(
                        "/api/v1/alerts/generic",
                        "{\"key\":\"k%d\",\"status\":\"firing\",\"service\":\"s%d\",\"summary\":\"dark\",\"labels\":{\"pod\":\"%s\"}}"
                                .formatted(i, i, hostile.get(i)),
                        tower.sender);
            Tower.await(
                    "all were looked at",
                    () -> tower.kinds().getOrDefault("evidence-gathered", 0L) == hostile.size());
            assertThat(folder.resolve("pwned")).doesNotExist();
            assertThat(Files.exists(Path.of("/pwned"))).isFalse();
            var journal = tower.house().station().journal();
            var bound = new TreeSet<String>();
            for (var id : journal.incidents())
                for (var event : journal.events(id))
                    if (event instanceof Event.JobStarted started)
                        bound.addAll(started.run().form().values().values());
            assertThat(bound).containsOnly(HARMLESS);
        }
    }

    @Test
    void a_link_that_leads_to_another_runbook_is_a_text_nobody_accepted() throws IOException {
        script("reversible", "touch up.flag");
        Files.writeString(folder.resolve("good.md"), MENDED_BY_SCRIPT);
        Files.writeString(folder.resolve("evil.md"), MENDED_BY_SCRIPT.replace("ls\n", "ls -l\n"));
        Files.setLastModifiedTime(
                folder.resolve("evil.md"), FileTime.from(Instant.now().minusSeconds(3600)));
        var link = folder.resolve("linked.md");
        Files.createSymbolicLink(link, folder.resolve("good.md"));
        new AcceptedRunbooks(folder.resolve(".relight"))
                .accept(link, MENDED_BY_SCRIPT.getBytes(UTF_8), "ada", Instant.now());
        try (var tower = new Tower(folder, service("auto", "linked.md"))) {
            Files.delete(link);
            Files.createSymbolicLink(link, folder.resolve("evil.md"));
            tower.alert("k1", "firing");
            Tower.await("it asks", () -> asked(tower));
            assertThat(folder.resolve("up.flag")).doesNotExist();
            assertThat(tower.get("/api/v1/incidents/beacon-1", tower.viewer).body())
                    .contains("nobody has accepted this text");
        }
    }

    @Test
    void a_script_that_changes_between_the_yes_and_the_run_does_not_run() throws IOException {
        script("destructive", "touch up.flag");
        Files.writeString(folder.resolve("down.md"), MENDED_BY_SCRIPT);
        try (var tower = new Tower(folder, service("assist", "down.md"))) {
            tower.alert("k1", "firing");
            Tower.await("it asks", () -> asked(tower));
            var first = yes(tower);
            assertThat(tower.post(APPROVE, first, tower.approver).statusCode()).isEqualTo(200);
            script("destructive", "touch pwned");
            tower.post(APPROVE, first, tower.second);
            Tower.await("it asks anew", () -> tower.kinds().containsKey("rung-renewed"));
            assertThat(folder.resolve("pwned")).doesNotExist();
            assertThat(tower.post(APPROVE, first, tower.approver).statusCode()).isEqualTo(409);
            assertThat(folder.resolve("up.flag")).doesNotExist();
        }
    }

    @Test
    void one_person_with_two_tokens_is_one_person() throws IOException {
        script("destructive", "touch up.flag");
        Files.writeString(folder.resolve("down.md"), MENDED_BY_SCRIPT);
        try (var tower = new Tower(folder, service("assist", "down.md"))) {
            tower.alert("k1", "firing");
            Tower.await("it asks", () -> asked(tower));
            var yes = yes(tower);
            tower.post(APPROVE, yes, tower.approver);
            var again = tower.accounts.issue("ada-other-token", "ada");
            assertThat(tower.post(APPROVE, yes, again).statusCode()).isEqualTo(409);
            var named = yes.replace("}", ",\"by\":\"ben\",\"as\":\"ben\"}");
            assertThat(tower.post(APPROVE, named, again).statusCode()).isIn(400, 409);
            assertThat(tower.kinds()).containsEntry("approved", 1L);
            assertThat(folder.resolve("up.flag")).doesNotExist();
            assertThat(tower.post(APPROVE, yes, tower.second).statusCode()).isEqualTo(200);
            Tower.await("it runs", () -> Files.exists(folder.resolve("up.flag")));
            assertThat(Files.readString(folder.resolve(".relight/audit.jsonl")))
                    .contains("\"by\":\"ada\"", "\"by\":\"ben\"");
        }
    }

    @Test
    void a_secret_in_an_alert_an_output_or_a_note_is_nowhere_on_disk_or_page() throws IOException {
        var keys =
                List.of("ghp_" + "Ab1".repeat(12), "AKIA" + "Q2".repeat(8), "hunter2-in-the-url");
        Files.writeString(folder.resolve("config.txt"), "token=" + keys.get(0) + "\n");
        Files.writeString(
                folder.resolve("down.md"), MENDED_BY_SCRIPT.replace("ls\n", "cat config.txt\n"));
        try (var tower =
                new Tower(folder, "  - {name: beacon, runbook: down.md, autonomy: assist}\n")) {
            tower.post(
                    "/api/v1/alerts/generic",
                    "{\"key\":\"k1\",\"status\":\"firing\",\"service\":\"beacon\",\"summary\":\"dark with %s\",\"labels\":{\"url\":\"postgres://shop:%s@db/shop\"}}"
                            .formatted(keys.get(1), keys.get(2)),
                    tower.sender);
            Tower.await("it asks", () -> asked(tower));
            tower.post(
                    "/api/v1/incidents/beacon-1/note",
                    "{\"text\":\"I tried %s\"}".formatted(keys.get(0)),
                    tower.approver);
            tower.post(
                    "/api/v1/alerts/generic",
                    "{\"key\":\"k2\",\"status\":\"firing\",\"service\":\"beacon\",\"summary\":\"and %s\"}"
                            .formatted(keys.get(0)),
                    tower.sender);
            for (var page :
                    List.of(
                            "/incidents/beacon-1",
                            "/incidents/beacon-1/timeline",
                            "/incidents/beacon-1/post-mortem",
                            "/incidents/beacon-1/handover",
                            "/api/v1/incidents/beacon-1",
                            "/api/v1/alerts/unrouted",
                            "/status",
                            "/metrics",
                            "/"))
                assertThat(tower.get(page, tower.viewer).body()).as(page).doesNotContain(keys);
            try (var files = Files.walk(folder.resolve(".relight"))) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    assertThat(Files.readString(file, ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(keys);
            }
        }
    }

    private static final String APPROVE = "/api/v1/incidents/beacon-1/approve";

    private void script(String danger, String does) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("rules.yaml"), RULES.formatted(danger));
        var script = folder.resolve("bin/fix.sh");
        Files.writeString(script, "#!/bin/bash\n" + does + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    private static String service(String autonomy, String runbook) {
        return "  - {name: beacon, runbook: %s, rules: [rules.yaml], autonomy: %s}\n"
                .formatted(runbook, autonomy);
    }

    private static boolean asked(Tower tower) {
        return tower.house().station().engine().incident("beacon-1").orElse(null)
                        instanceof Incident.Open open
                && open.desk().pending() != null;
    }

    private static String yes(Tower tower) {
        var open =
                (Incident.Open) tower.house().station().engine().incident("beacon-1").orElseThrow();
        var question = requireNonNull(open.desk().pending());
        return "{\"question\":\"%s\",\"digest\":\"%s\"}"
                .formatted(question.id(), question.digest());
    }
}
