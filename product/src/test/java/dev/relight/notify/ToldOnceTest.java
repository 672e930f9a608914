package dev.relight.notify;

import static dev.relight.incident.Notice.Kind.ESCALATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.app.Tower;
import dev.relight.incident.Incident;
import dev.relight.incident.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole incident, told by every channel to receivers that refuse what the real ones would, with
/// a restart in the middle.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ToldOnceTest {
    private static final String SIGNING = "whsec_YSBrZXkgb2Ygb3VyIG93biwgMjQgYnku";
    private static final String ROUTING = "R".repeat(32);

    private static final String SETTINGS =
            """
              - {name: beacon, runbook: beacon.md, autonomy: assist, escalation: all, soak: 1s}
            external_url: https://relight.example.org
            channels:
              - {name: chat, slack: "file:%1$s/slack"}
              - {name: pager, pagerduty: "file:%1$s/pager", endpoint: "%2$s"}
              - {name: teams, teams: "file:%1$s/teams"}
              - {name: hook, webhook: "file:%1$s/hook", key: "file:%1$s/key"}
            people:
              - {name: ada, role: approver, reach: {chat: U012AB, pager: "", teams: ada@example.org, hook: ""}}
            policies:
              - {name: all, updates: [chat, teams, hook], levels: [{after: 0m, people: [ada]}]}
            """;

    @TempDir Path folder;
    private final Makers makers = new Makers();

    @Test
    void every_channel_takes_everything_after_being_busy_and_a_restart_repeats_nothing()
            throws Exception {
        try (var chat = new Receiver().then(makers.slack());
                var pager = new Receiver().then(makers.pagerDuty(ROUTING));
                var teams = new Receiver().then(makers.teams());
                var hook = new Receiver().then(makers.webhook(SIGNING))) {
            secret("slack", chat.at("/services/T/B/x").toString());
            secret("teams", teams.at("/workflows/x").toString());
            secret("hook", hook.at("/hook").toString());
            secret("pager", ROUTING);
            secret("key", SIGNING);
            var settings = SETTINGS.formatted(folder, pager.at("/v2/enqueue"));
            try (var tower = new Tower(folder, settings)) {
                tower.alert("k1", "firing");
                Tower.await("a question", () -> yes(tower) != null);
                settled(tower);
                var before = told();
                tower.restart();
                settled(tower);
                assertThat(told()).as("told twice").isEqualTo(before);
                tower.post(
                        "/api/v1/incidents/beacon-1/approve",
                        String.valueOf(yes(tower)),
                        tower.approver);
                Tower.await("mended", () -> Files.exists(folder.resolve("up.flag")));
                tower.alert("k1", "resolved");
                Tower.await("closed", () -> tower.kinds().containsKey("closed"));
                Tower.await("the pager rests", () -> last(pager).equals("resolve"));
                settled(tower);
                tower.restart();
            }
            assertThat(makers.refused).isEmpty();
            assertThat(told()).doesNotHaveDuplicates();
            for (var each : List.of(chat, pager, teams, hook))
                assertThat(each.all()).as("it was busy once").hasSizeGreaterThan(2);
            assertThat(last(pager)).isEqualTo("resolve");
        }
    }

    @Test
    void whatever_a_message_holds_and_however_many_are_meant_no_limit_is_broken() throws Exception {
        var many = IntStream.range(0, 500).mapToObj("U%06d"::formatted).toList();
        var wire = new Wire(Duration.ofSeconds(20), InstantSource.system());
        try (var chat = new Receiver().then(makers.slack());
                var pager = new Receiver().then(makers.pagerDuty(ROUTING));
                var teams = new Receiver().then(makers.teams());
                var hook = new Receiver().then(makers.webhook(SIGNING))) {
            var outlets =
                    List.of(
                            new SlackOutlet(chat.at("/x"), wire, true),
                            new PagerDutyOutlet(pager.at("/x"), ROUTING, wire),
                            new TeamsOutlet(teams.at("/x"), wire),
                            new WebhookOutlet(
                                    hook.at("/x"), SIGNING, wire, InstantSource.system()));
            for (var outlet : outlets) {
                var busy = outlet.send(Scene.message(ESCALATION, "x"), List.of());
                assertThat(busy)
                        .isEqualTo(new Reply.Later("HTTP 429: slow down", Duration.ofSeconds(1)));
                for (var kind : Notice.Kind.values())
                    assertThat(outlet.send(Scene.monster(kind).again(), many))
                            .as(makers.refused.toString())
                            .isInstanceOf(Reply.Taken.class);
                assertThat(outlet.send(Scene.asking("x".repeat(9_000)), many))
                        .isInstanceOf(Reply.Taken.class);
            }
        }
    }

    /// Texts that were taken, each with where it was.
    private List<String> told() {
        return makers.taken().stream().map(it -> it.path() + " " + it.body()).toList();
    }

    private static String last(Receiver pager) {
        var all = pager.all();
        return all.isEmpty() ? "" : all.getLast().json().path("event_action").asText();
    }

    private void secret(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// Nothing is on its way any more.
    private static void settled(Tower tower) {
        Tower.await(
                "all is told",
                () -> {
                    for (var id : tower.house().station().engine().incidents())
                        if (tower.house().station().engine().incident(id).orElse(null)
                                        instanceof Incident.Open open
                                && !open.desk().outbox().isEmpty()) return false;
                    return true;
                });
    }

    /// The yes to what is asked; null while nothing is.
    private static @Nullable String yes(Tower tower) {
        if (!(tower.house().station().engine().incident("beacon-1").orElse(null)
                instanceof Incident.Open open)) return null;
        var question = open.desk().pending();
        return question == null
                ? null
                : "{\"question\":\"%s\",\"digest\":\"%s\"}"
                        .formatted(question.id(), question.digest());
    }
}
