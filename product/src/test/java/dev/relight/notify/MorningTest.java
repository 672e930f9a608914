package dev.relight.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Timers;
import dev.relight.incident.Event;
import dev.relight.incident.Signal;
import dev.relight.secret.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MorningTest {
    private static final String TEAM =
            """
            zone: Europe/Berlin
            channels: [{name: hook, webhook: env:HOOK}]
            people: [{name: Ada, role: approver, reach: {hook: ada}}]
            policies: [{name: shop, levels: [{people: [Ada]}]}]
            morning: {at: "08:00", channels: [hook]}
            """;

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-01-05T06:59:00Z");
    private final List<Runnable> rings = new ArrayList<>();

    @Test
    void the_night_is_told_once_at_the_hour_and_not_again_after_a_restart() throws Exception {
        var scene = new Scene(TEAM).open("shop does not answer");
        scene.take(new Signal.PersonAcknowledged(Scene.START.plusSeconds(60), "Ada"));
        try (var hook = new Receiver()) {
            try (var post = post(scene, hook);
                    var morning = morning(scene, post, List.of(List.copyOf(scene.events)))) {
                morning.begin();
                assertThat(hook.all()).isEmpty();
                now = Instant.parse("2026-01-05T07:00:00Z");
                ring();
                var told = hook.next().json();
                assertThat(told.at("/data/id").asText()).isEqualTo("morning-2026-01-05");
                assertThat(told.at("/data/parts/0/heading").asText()).isEqualTo("shop");
                assertThat(told.at("/data/parts/0/text").asText())
                        .contains("04:00 shop-1: shop does not answer; still down after 4 h")
                        .contains("called: Ada")
                        .contains("Ada had it");
                ring();
                noted();
            }
            now = Instant.parse("2026-01-05T07:10:00Z");
            try (var post = post(scene, hook);
                    var morning = morning(scene, post, List.of(List.copyOf(scene.events)))) {
                morning.begin();
                now = Instant.parse("2026-01-06T07:00:00Z");
                ring();
                assertThat(hook.next().json().at("/data/id").asText())
                        .isEqualTo("morning-2026-01-06");
            }
            assertThat(hook.all()).hasSize(2);
        }
    }

    @Test
    void of_a_quiet_night_nothing_is_told() throws Exception {
        var scene = new Scene(TEAM).open("x");
        now = Instant.parse("2026-01-05T07:00:00Z");
        try (var hook = new Receiver();
                var post = post(scene, hook);
                var morning = morning(scene, post, List.of())) {
            morning.begin();
            assertThat(hook.all()).isEmpty();
        }
    }

    private Post post(Scene scene, Receiver hook) throws Exception {
        InstantSource clock = () -> now;
        var outlets =
                Outlets.of(
                        scene.settings.telling(),
                        name -> hook.at("/x").toString(),
                        new Redactor(),
                        clock);
        return new Post(
                scene.settings,
                outlets,
                id -> List.copyOf(scene.events),
                new Redactor(),
                Ledger.in(folder.resolve("told"), now),
                clock);
    }

    private Morning morning(Scene scene, Post post, List<List<Event>> incidents) {
        Timers timers =
                (time, task) -> {
                    assertThat(time).isAfter(now).isBefore(now.plus(Duration.ofMinutes(11)));
                    rings.add(task);
                    return () -> rings.remove(task);
                };
        return new Morning(
                post, () -> scene.settings, from -> incidents, new Redactor(), timers, () -> now);
    }

    private void ring() {
        var task = rings.removeLast();
        task.run();
    }

    private void noted() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            var text = java.nio.file.Files.readString(folder.resolve("told"));
            if (text.contains(" sent morning-2026-01-05")) return;
            Thread.sleep(10);
        }
        throw new AssertionError("never noted");
    }
}
