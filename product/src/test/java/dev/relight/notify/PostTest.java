package dev.relight.notify;

import static dev.relight.notify.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Notifier.Answer;
import dev.relight.incident.Notice;
import dev.relight.incident.Signal;
import dev.relight.secret.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notices on their way, to real servers that refuse, stall and come back.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PostTest {
    /// Quick, so that a test need not wait.
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(60));

    @TempDir Path folder;
    private Receiver chat;
    private Receiver hook;
    private final Redactor redactor = new Redactor();
    private Scene scene;

    @BeforeEach
    void begin() throws Exception {
        chat = new Receiver();
        hook = new Receiver();
        scene =
                new Scene(
                                """
                                external_url: https://relight.example.org
                                channels:
                                  - {name: chat, slack: env:CHAT}
                                  - {name: hook, webhook: env:HOOK, key: env:KEY}
                                people:
                                  - {name: Ada, role: approver, reach: {hook: ada, chat: U012AB}}
                                  - {name: Ben, role: approver, reach: {hook: ben}}
                                policies:
                                  - name: shop
                                    updates: [chat]
                                    levels:
                                      - {after: 0m, people: [Ada]}
                                      - {after: 10m, people: [Ben]}
                                """)
                        .open("shop does not answer, password=hunter2hunter2");
    }

    @AfterEach
    void end() {
        chat.close();
        hook.close();
    }

    @Test
    void a_call_goes_to_the_person_by_every_way_and_the_answer_says_so() throws Exception {
        try (var post = post()) {
            var answer = tell(post, scene.notice(Notice.Kind.ESCALATION)).get(20, TimeUnit.SECONDS);
            assertThat(answer.delivered()).isTrue();
            assertThat(answer.detail()).contains("Ada by chat").contains("Ada by hook");
            var got = hook.next().json();
            assertThat(got.at("/data/to/0").asText()).isEqualTo("ada");
            assertThat(got.at("/data/url").asText())
                    .isEqualTo("https://relight.example.org/incidents/shop-1");
            assertThat(chat.next().body()).contains("<@U012AB>");
            assertThat(got.toString()).doesNotContain("hunter2");
        }
    }

    @Test
    void an_update_goes_to_the_team_s_channel_alone() throws Exception {
        try (var post = post()) {
            tell(post, scene.notice(Notice.Kind.STATUS)).get(20, TimeUnit.SECONDS);
            assertThat(chat.next().body()).contains("investigating");
            assertThat(hook.all()).isEmpty();
        }
    }

    @Test
    void what_fails_for_a_while_is_tried_again_and_keeps_its_id() throws Exception {
        hook.then(status(500, ""))
                .then(status(429, "", "Retry-After", "0"))
                .then(status(200, "ok"));
        try (var post = post()) {
            var answer = tell(post, scene.notice(Notice.Kind.ESCALATION)).get(20, TimeUnit.SECONDS);
            assertThat(answer.delivered()).isTrue();
            assertThat(hook.all()).hasSize(3);
            assertThat(hook.all().stream().map(got -> got.headers().get("webhook-id")).distinct())
                    .hasSize(1);
            assertThat(hook.all()).noneMatch(got -> got.json().at("/data/repeat").asBoolean());
        }
    }

    @Test
    void a_call_that_nobody_takes_is_given_up_soon_and_lies_among_the_dead_letters()
            throws Exception {
        hook.then(status(500, "down for s3cret-hook-key reasons"));
        chat.then(status(403, "invalid_token"));
        try (var post = post()) {
            var answer = tell(post, scene.notice(Notice.Kind.ESCALATION)).get(20, TimeUnit.SECONDS);
            assertThat(answer.delivered()).isFalse();
            assertThat(answer.detail()).contains("given up after").contains("invalid_token");
            assertThat(answer.detail()).doesNotContain("s3cret-hook-key");
            assertThat(post.deadLetters())
                    .extracting(DeadLetter::channel)
                    .containsExactlyInAnyOrder("chat", "hook");
        }
        assertThat(Files.readString(folder.resolve("told"))).doesNotContain("s3cret-hook-key");
        try (var post = post()) {
            assertThat(post.deadLetters()).hasSize(2);
        }
    }

    @Test
    void one_channel_that_stalls_delays_no_other() throws Exception {
        var stalls = new CountDownLatch(1);
        hook.then((exchange, got) -> {
            try {
                stalls.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            status(200, "").answer(exchange, got);
        });
        try (var post = post()) {
            var slow = tell(post, scene.notice(Notice.Kind.ESCALATION));
            hook.next();
            for (int i = 0; i < 20; i++) {
                var update = scene.notice(Notice.Kind.STATUS);
                tell(post, renamed(update, "n9" + i)).get(20, TimeUnit.SECONDS);
            }
            assertThat(slow).isNotDone();
            stalls.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS).delivered()).isTrue();
        }
    }

    @Test
    void updates_of_one_incident_arrive_in_order_though_the_first_is_refused_at_first()
            throws Exception {
        chat.then(status(500, "")).then(status(500, "")).then(status(200, "ok"));
        try (var post = post()) {
            var first = tell(post, scene.notice(Notice.Kind.STATUS));
            scene.take(new Signal.TimerDue(Scene.START.plus(Duration.ofMinutes(15))));
            var second = tell(post, scene.notice(Notice.Kind.STATUS));
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
            var titles = chat.all().stream().map(got -> got.json().get("text").asText()).toList();
            assertThat(titles).hasSize(4);
            assertThat(titles.subList(0, 3)).containsOnly(titles.getFirst());
            assertThat(titles.get(3)).contains("the next update is due");
        }
    }

    @Test
    void after_a_crash_what_had_gone_out_is_not_told_again_and_what_may_have_is_marked()
            throws Exception {
        var arrived = new CountDownLatch(1);
        var dead = new CountDownLatch(1);
        hook.then(
                        (exchange, got) -> {
                            arrived.countDown();
                            try {
                                dead.await(20, TimeUnit.SECONDS);
                            } catch (InterruptedException over) {
                                Thread.currentThread().interrupt();
                            }
                            status(200, "").answer(exchange, got);
                        })
                .then(status(200, "ok"));
        var notice = scene.notice(Notice.Kind.ESCALATION);
        var post = post();
        var lost = tell(post, notice);
        chat.next();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        noted("sent");
        post.close();
        dead.countDown();
        assertThat(lost).isNotDone();

        try (var again = post()) {
            var answer = tell(again, notice).get(20, TimeUnit.SECONDS);
            assertThat(answer.delivered()).isTrue();
            assertThat(answer.detail()).contains("before the restart").contains("again after");
        }
        try (var third = post()) {
            tell(third, notice).get(20, TimeUnit.SECONDS);
        }
        assertThat(chat.all()).hasSize(1);
        assertThat(hook.all()).hasSize(2);
        assertThat(hook.all().get(0).json().at("/data/repeat").asBoolean()).isFalse();
        assertThat(hook.all().get(1).json().at("/data/repeat").asBoolean()).isTrue();
        assertThat(hook.all().get(1).headers().get("webhook-id"))
                .isEqualTo(hook.all().get(0).headers().get("webhook-id"));
    }

    @Test
    void a_torn_last_line_and_what_is_long_past_do_no_harm() throws Exception {
        var file = folder.resolve("told");
        var now = Scene.START.getEpochSecond();
        Files.writeString(
                file,
                "%d sent shop-1-n001 chat\n%d sent old-1-n001 chat\n%d se"
                        .formatted(now, now - 30 * 86_400, now));
        try (var ledger = Ledger.in(file, Scene.START)) {
            assertThat(ledger.isDone("shop-1-n001", "chat")).isTrue();
            assertThat(ledger.isDone("old-1-n001", "chat")).isFalse();
            assertThat(ledger.begin(Scene.START, "shop-1-n002", "chat")).isFalse();
        }
        try (var ledger = Ledger.in(file, Scene.START)) {
            assertThat(ledger.begin(Scene.START, "shop-1-n002", "chat")).isTrue();
        }
    }

    @Test
    void a_call_goes_out_even_when_nothing_can_be_read_of_the_incident() throws Exception {
        scene.events.clear();
        try (var post = post()) {
            var answer = tell(post, scene.notice(Notice.Kind.ESCALATION)).get(20, TimeUnit.SECONDS);
            assertThat(answer.delivered()).isTrue();
            assertThat(hook.next().json().at("/data/parts/0/text").asText())
                    .contains("could not be gathered");
        }
    }

    @Test
    void with_nobody_settled_news_are_taken_and_a_call_is_a_failure() throws Exception {
        var lonely = new Scene("policies: [{name: shop, levels: [{people: []}]}]\n").open("down");
        try (var post = post(lonely)) {
            assertThat(tell(post, lonely, lonely.notice(Notice.Kind.STATUS)).get().delivered())
                    .isTrue();
            assertThat(tell(post, lonely, lonely.notice(Notice.Kind.ESCALATION)).get().delivered())
                    .isFalse();
        }
    }

    private Post post() throws Exception {
        return post(scene);
    }

    private Post post(Scene its) throws Exception {
        var environment =
                Map.of(
                        "CHAT", chat.at("/services/T/B/s3cret-path").toString(),
                        "HOOK", hook.at("/hook").toString(),
                        "KEY", "s3cret-hook-key");
        var outlets =
                Outlets.of(
                        its.settings.telling(),
                        environment::get,
                        redactor,
                        InstantSource.system(),
                        Duration.ofSeconds(20));
        assertThat(outlets.flaws()).isEmpty();
        return new Post(
                its.settings,
                outlets,
                id -> List.copyOf(its.events),
                redactor,
                Ledger.in(folder.resolve("told"), Instant.now()),
                PACE,
                InstantSource.system());
    }

    private CompletableFuture<Answer> tell(Post post, Notice notice) {
        return tell(post, scene, notice);
    }

    private static CompletableFuture<Answer> tell(Post post, Scene its, Notice notice) {
        var answer = new CompletableFuture<Answer>();
        post.tell(notice, its.now(), answer::complete);
        return answer;
    }

    private static Notice renamed(Notice notice, String id) {
        return new Notice(id, notice.kind(), notice.at(), notice.about(), notice.text());
    }

    /// Waits until the ledger says so.
    private void noted(String word) throws Exception {
        for (int i = 0; i < 2_000; i++) {
            if (Files.readString(folder.resolve("told")).contains(" " + word + " ")) return;
            Thread.sleep(10);
        }
        throw new AssertionError("never noted: " + word);
    }
}
