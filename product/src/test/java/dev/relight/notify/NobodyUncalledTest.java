package dev.relight.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Tower;
import dev.relight.cli.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An alert that no runbook can answer still calls somebody: real server, real posts.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NobodyUncalledTest {
    private static final List<String> SPOILT = List.of("gone", "latin", "empty", "folder", "prose");

    private static final String PEOPLE =
            """
            channels: [{name: bell, webhook: "%s"}]
            people: [{name: Ada, role: approver, reach: {bell: ""}}, {name: Ben, reach: {bell: ""}}]
            policies:
              - name: keepers
                levels: [{after: 10m, people: [Ada]}, {after: 20m, people: [Ben]}]
            escalation: keepers
            """;

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Receiver bell;

    @SuppressWarnings("NullAway.Init") // before each test
    private Tower tower;

    @BeforeEach
    void light() throws IOException {
        bell = new Receiver();
        Files.write(
                folder.resolve("latin.md"), "# T\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.createFile(folder.resolve("empty.md"));
        Files.createDirectory(folder.resolve("folder.md"));
        Files.writeString(folder.resolve("prose.md"), "# Dark\n\nRead the log, then think.\n");
        var services = new StringBuilder(service("beacon"));
        for (var name : SPOILT) services.append(service(name));
        tower = new Tower(folder, services + PEOPLE.formatted(bell.at("/ring")));
    }

    private static String service(String name) {
        return "  - {name: %s, runbook: %s.md, autonomy: auto, soak: 100ms}\n"
                .formatted(name, name);
    }

    @AfterEach
    void close() {
        tower.close();
        bell.close();
    }

    private String state() {
        return folder.resolve(".relight").toString();
    }

    private String alert(String service) {
        return alert(service, "firing", service);
    }

    private String alert(String key, String status, String service) {
        return tower.post(
                        "/api/v1/alerts/generic",
                        "{\"key\":\"%s\",\"status\":\"%s\",\"service\":\"%s\",\"summary\":\"dark\"}"
                                .formatted(key, status, service),
                        tower.sender)
                .body();
    }

    private static String opened(String reply) {
        assertThat(reply).contains("\"opened\"");
        return reply.replaceAll("(?s).*\"incident\":\"([^\"]+)\".*", "$1");
    }

    private String rung(String about, String kind) throws InterruptedException {
        while (true) {
            var body = bell.next().body();
            if (body.contains("\"" + about + "\"") && body.contains(kind)) return body;
        }
    }

    @Test
    void a_service_whose_runbook_gives_no_plan_calls_the_first_level_at_once() throws Exception {
        for (var name : SPOILT) {
            var id = opened(alert(name));
            var page = "/incidents/" + id;
            assertThat(rung(name, "incident.escalation")).contains(name + ".md", "Ada");
            assertThat(rung(name, "incident.handover")).contains("there is no runbook to fly");
            assertThat(tower.get(page, tower.viewer).body())
                    .contains("No runbook is alight", name + ".md", "called instead")
                    .doesNotContain("Try the runbook again", "was not kept");
            assertThat(tower.get(page + "/handover", tower.viewer).body())
                    .contains("Whom to call", "Relight calls Ada", "Relight calls Ben");
            assertThat(tower.get(page + "/post-mortem", tower.viewer).statusCode()).isEqualTo(200);
            var shown = Console.relight(List.of("incident", "show", id, "--state", state()));
            assertThat(shown.out())
                    .as(shown.err())
                    .contains("runbook", name + ".md", "handed over");
        }
        assertThat(tower.kinds()).containsEntry("handed-over", 5L).doesNotContainKey("job-started");
        assertThat(tower.open("/health/deep").body()).contains("runbook of gone");
        tower.restart();
        assertThat(alert("latin")).contains("\"known\"");
        assertThat(tower.get("/", tower.viewer).body()).contains("latin", "prose");
        assertThat(tower.kinds()).containsEntry("called", 5L);
    }

    @Test
    void a_page_that_breaks_is_not_flown_as_it_was_and_the_next_alert_flies_the_mended_one()
            throws Exception {
        Files.write(
                folder.resolve("beacon.md"), "# T\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
        tower.alert("k1", "firing");
        assertThat(rung("beacon", "incident.handover"))
                .contains("beacon.md:1:4", "not UTF-8", "iconv");
        tower.alert("k1", "resolved");
        Tower.await("resolved", () -> tower.kinds().containsKey("resolved"));
        Tower.await("over", () -> tower.house().station().engine().incidents().isEmpty());
        assertThat(tower.kinds()).doesNotContainKey("job-started");
        Files.writeString(folder.resolve("beacon.md"), Tower.RUNBOOK);
        assertThat(tower.alert("k2", "firing").body()).contains("\"opened\"", "beacon-2");
        Tower.await("a look", () -> tower.kinds().containsKey("job-started"));
    }

    @Test
    void an_alert_about_no_service_calls_once_and_a_storm_of_them_a_handful_of_times()
            throws Exception {
        var first = opened(alert("s0", "firing", "elsewhere"));
        assertThat(first).startsWith("unrouted-");
        assertThat(rung(first, "incident.escalation"))
                .contains("service=elsewhere", "about no service", "Ada");
        assertThat(tower.get("/incidents/" + first, tower.viewer).body())
                .contains("No runbook is alight", "service=elsewhere");
        assertThat(tower.open("/status").body()).doesNotContain("unrouted-");
        assertThat(alert("s0", "firing", "elsewhere")).contains("\"known\"", first);
        closedByAPerson(first);
        assertThat(alert("s0", "firing", "elsewhere")).contains("told of it before");
        assertThat(tower.get("/api/v1/alerts/unrouted", tower.viewer).body()).contains("s0");
        alert("s0", "resolved", "elsewhere");
        var again = opened(alert("s0", "firing", "elsewhere"));
        for (int i = 1; i < 5; i++) opened(alert("s" + i, "firing", "elsewhere"));
        for (int i = 5; i < 50; i++)
            assertThat(alert("s" + i, "firing", "elsewhere")).contains("\"joined\"");
        Tower.await("every call", () -> tower.kinds().getOrDefault("called", 0L) == 6);
        assertThat(tower.kinds()).containsEntry("opened", 6L).containsEntry("noted", 45L);
        tower.restart();
        assertThat(alert("s0", "firing", "elsewhere")).contains("\"known\"", again);
        alert("s0", "resolved", "elsewhere");
        Tower.await("its end is believed", () -> tower.kinds().containsKey("came-up"));
        assertThat(tower.kinds()).containsEntry("called", 6L);
    }

    private void closedByAPerson(String incident) {
        var abort = "{\"because\":\"not ours\"}";
        var path = "/api/v1/incidents/" + incident + "/abort";
        assertThat(tower.post(path, abort, tower.approver).statusCode()).isEqualTo(200);
        Tower.await("over", () -> tower.house().station().engine().incidents().isEmpty());
    }
}
