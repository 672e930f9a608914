package dev.relight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Probe;
import dev.relight.hands.LocalHands;
import dev.relight.incident.Health.State;
import dev.relight.secret.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchTest {
    private static final Duration EVERY = Duration.ofMillis(100);

    /// On a machine under load an answer takes its time.
    private static final Duration PATIENT = Duration.ofSeconds(10);

    @TempDir Path folder;
    private LocalHands hands;
    private final LinkedBlockingQueue<Observation> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws Exception {
        hands = LocalHands.open(folder.resolve("hands"), new Redactor());
    }

    @AfterEach
    void close() {
        hands.close();
    }

    private static Watched watched(String service, Check... checks) {
        return watched(EVERY, service, checks);
    }

    private static Watched watched(Duration every, String service, Check... checks) {
        var rounds = new ArrayList<Watched.Round>();
        for (var check : checks)
            rounds.add(new Watched.Round(check, every, every, Hysteresis.Rule.standard()));
        return new Watched(service, rounds);
    }

    private Watch watch(List<Watched> services) {
        return new Watch(services, hands, InstantSource.system(), told::add);
    }

    private Observation next() throws InterruptedException {
        var observation = told.poll(20, TimeUnit.SECONDS);
        assertThat(observation).as("nothing told within 20 s").isNotNull();
        return java.util.Objects.requireNonNull(observation);
    }

    @Test
    void an_outage_is_told_once_when_it_begins_and_once_when_it_ends() throws Exception {
        var isWell = new java.util.concurrent.atomic.AtomicBoolean(true);
        try (var peer =
                        new Peer(socket -> {
                            var taken = socket.getInputStream().read(new byte[4096]);
                            var status = isWell.get() && taken > 0 ? "200 OK" : "503 No";
                            socket.getOutputStream()
                                    .write(
                                            ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
                                                    .getBytes(StandardCharsets.UTF_8));
                        });
                var watch = watch(List.of(watched("shop", Check.Http.of(peer.url("/health")))))) {
            watch.begin();
            assertThat(next().state()).isEqualTo(State.UP);
            isWell.set(false);
            var down = next();
            assertThat(down.state()).isEqualTo(State.DOWN);
            assertThat(down.service()).isEqualTo("shop");
            assertThat(down.reasons()).containsExactly("503 from " + peer.url("/health"));
            assertThat(watch.observations())
                    .extracting(Observation::state)
                    .containsExactly(State.DOWN);
            isWell.set(true);
            var up = next();
            assertThat(up.state()).isEqualTo(State.UP);
            assertThat(up.since()).isAfter(down.since());
            Thread.sleep(300);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_service_is_down_when_any_of_its_probes_is_and_up_when_all_are() throws Exception {
        int closed = Peer.closedPort();
        try (var peer = Peer.http("200 OK", "", "");
                var watch =
                        watch(
                                List.of(
                                        watched(
                                                "shop",
                                                Check.Http.of(peer.url("/")),
                                                new Check.Tcp(
                                                        new Endpoint("127.0.0.1", closed)))))) {
            watch.begin();
            var down = next();
            assertThat(down.state()).isEqualTo(State.DOWN);
            assertThat(down.reasons()).containsExactly("connection refused: 127.0.0.1:" + closed);
        }
    }

    @Test
    void one_look_answers_at_once_and_changes_nothing() throws Exception {
        int closed = Peer.closedPort();
        try (var peer = Peer.http("200 OK", "", "");
                var watch =
                        watch(
                                List.of(
                                        watched(PATIENT, "well", Check.Http.of(peer.url("/"))),
                                        watched(
                                                PATIENT,
                                                "ill",
                                                new Check.Tcp(new Endpoint("127.0.0.1", closed))),
                                        watched("bare")))) {
            assertThat(look(watch, "well"))
                    .isEqualTo(new Probe.Seen(State.UP, "200 from " + peer.url("/")));
            assertThat(look(watch, "ill").state()).isEqualTo(State.DOWN);
            assertThat(look(watch, "bare").state()).isEqualTo(State.UNKNOWN);
            assertThat(look(watch, "stranger").state()).isEqualTo(State.UNKNOWN);
            assertThat(told).isEmpty();
        }
    }

    private static Probe.Seen look(Watch watch, String service) throws Exception {
        var seen = new CompletableFuture<Probe.Seen>();
        watch.look(service, seen::complete);
        return seen.get(20, TimeUnit.SECONDS);
    }

    @Test
    void thousands_of_probes_keep_their_beat_beside_many_that_hang() throws Exception {
        var asked = new AtomicInteger();
        var silent = ConcurrentHashMap.<java.net.Socket>newKeySet();
        try (var peer =
                        new Peer(socket -> {
                            asked.incrementAndGet();
                            var taken = socket.getInputStream().read(new byte[4096]);
                            if (taken > 0)
                                socket.getOutputStream()
                                        .write(
                                                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                                                        .getBytes(StandardCharsets.UTF_8));
                        });
                var mute =
                        new Peer(socket -> {
                            silent.add(socket);
                            Thread.sleep(60_000);
                        })) {
            var services = new ArrayList<Watched>();
            var every = Duration.ofSeconds(5);
            for (int i = 0; i < 2_000; i++) {
                var check = Check.Http.of((i % 10 == 0 ? mute : peer).url("/"));
                var round =
                        new Watched.Round(
                                check, every, Duration.ofSeconds(4), new Hysteresis.Rule(1, 1, 1));
                services.add(new Watched("s" + i, List.of(round)));
            }
            try (var watch = watch(services)) {
                long before = System.nanoTime();
                watch.begin();
                for (int i = 0; i < 2_000; i++) next();
                double took = (System.nanoTime() - before) / 1e9;
                var all = watch.observations();
                assertThat(all.stream().filter(one -> one.state() == State.UP)).hasSize(1_800);
                assertThat(all.stream().filter(one -> one.state() == State.DOWN)).hasSize(200);
                System.out.printf(
                        "2,000 probes, 200 of them mute, one look in 5 s: all known after %.1f s%n",
                        took);
            }
        }
    }
}
