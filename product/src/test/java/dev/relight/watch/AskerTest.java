package dev.relight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.finding.Predicate;
import dev.relight.hands.LocalHands;
import dev.relight.secret.Redactor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AskerTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir Path folder;
    private LocalHands hands;
    private Asker asker;

    @BeforeEach
    void open() throws Exception {
        hands = LocalHands.open(folder.resolve("hands"), new Redactor());
        asker = new Asker(_ -> hands, InstantSource.system());
    }

    @AfterEach
    void close() {
        asker.close();
        hands.close();
    }

    private Answer ask(Check check) {
        return asker.ask("shop", check, PATIENCE);
    }

    private void assertUp(Check check, String reason) {
        var answer = ask(check);
        assertThat(answer.isUp()).as(answer.reason()).isTrue();
        assertThat(answer.reason()).startsWith(reason);
    }

    private void assertDown(Check check, String reason) {
        var answer = ask(check);
        assertThat(answer.isDown()).as(answer.reason()).isTrue();
        assertThat(answer.reason()).startsWith(reason);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
    }

    private void assertUndecided(Check check, String reason) {
        var answer = ask(check);
        assertThat(answer.word()).as(answer.reason()).isEqualTo(Answer.Word.UNDECIDED);
        assertThat(answer.reason()).startsWith(reason);
    }

    @Test
    void a_page_that_answers_well_is_up() throws Exception {
        try (var peer = Peer.http("200 OK", "", "{\"status\":\"healthy\"}")) {
            assertUp(Check.Http.of(peer.url("/health?token=x")), "200 from " + peer.url("/health"));
        }
        try (var peer = Peer.http("204 No Content", "", "")) {
            assertUp(Check.Http.of(peer.url("/")), "204 from " + peer.url("/"));
        }
    }

    @Test
    void an_error_a_redirect_and_a_body_that_says_unhealthy_are_down() throws Exception {
        try (var peer = Peer.http("503 Service Unavailable", "", "")) {
            assertDown(Check.Http.of(peer.url("/x")), "503 from " + peer.url("/x"));
        }
        try (var peer =
                Peer.http("307 Temporary Redirect", "Location: http://127.0.0.1/\r\n", "")) {
            assertDown(Check.Http.of(peer.url("/")), "307 from " + peer.url("/") + ", a redirect");
        }
        try (var peer = Peer.http("200 OK", "", "{\"status\": \"unhealthy\"}")) {
            assertDown(
                    Check.Http.of(peer.url("/any")),
                    "200 from " + peer.url("/any") + ", whose body");
        }
    }

    @Test
    void headers_of_the_settings_are_sent() throws Exception {
        var asked = new java.util.concurrent.CompletableFuture<String>();
        try (var peer =
                new Peer(socket -> {
                    var bytes = new byte[4096];
                    int length = socket.getInputStream().read(bytes);
                    asked.complete(new String(bytes, 0, length, StandardCharsets.UTF_8));
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                })) {
            var headers = java.util.Map.of("Authorization", "Bearer of-light");
            var uri = URI.create(peer.url("/"));
            assertUp(
                    new Check.Http(uri, Set.of(), "", null, null, headers),
                    "204 from " + peer.url("/"));
            assertThat(asked.join()).contains("Authorization: Bearer of-light");
        }
    }

    @Test
    void what_a_command_prints_is_judged_as_in_an_incident() {
        var full = Predicate.of("stdout contains \"lit\"");
        assertUp(lamp("echo lit", full), "the lamp: ");
        assertDown(lamp("echo dark", full), "the lamp: ");
        assertUndecided(lamp("no-such-tool-here", full), "the lamp: ");
    }

    private static Check lamp(String line, Predicate expect) {
        return new Check.Command(
                line, "/tmp", java.util.Map.of(), new Check.Sense.Expects(expect, 0), "the lamp");
    }

    @Test
    void what_was_asked_for_beyond_that_must_hold_too() throws Exception {
        try (var peer = Peer.http("404 Not Found", "", "{\"db\": {\"ok\": true}, \"n\": 3}")) {
            var uri = URI.create(peer.url("/"));
            assertUp(new Check.Http(uri, Set.of(404), "", null, null), "404 from " + peer.url("/"));
            assertDown(
                    new Check.Http(uri, Set.of(404), "ready", null, null),
                    "404 from " + peer.url("/") + " without 'ready'");
            var fits = Predicate.of("json.db.ok = true and json.n > 2");
            assertUp(
                    new Check.Http(uri, Set.of(404), "db", fits, null),
                    "404 from " + peer.url("/"));
            var not = Predicate.of("json.n > 5");
            assertDown(
                    new Check.Http(uri, Set.of(404), "", not, null),
                    "404 from " + peer.url("/") + ", but ");
            assertDown(
                    new Check.Http(uri, Set.of(404), "", null, Duration.ZERO),
                    "404 from " + peer.url("/") + " took ");
        }
    }

    @Test
    void who_does_not_answer_in_time_in_full_is_down() throws Exception {
        try (var silent = new Peer(socket -> Thread.sleep(5000));
                var dripping =
                        new Peer(socket -> {
                            var out = socket.getOutputStream();
                            out.write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"
                                            .getBytes(StandardCharsets.UTF_8));
                            for (int i = 0; i < 100; i++) {
                                out.write('x');
                                out.flush();
                                Thread.sleep(50);
                            }
                        })) {
            assertDown(Check.Http.of(silent.url("/")), "timed out after 0.5 s: " + silent.url("/"));
            assertDown(Check.Http.of(dripping.url("/")), "timed out after 0.5 s: ");
            assertDown(new Check.Redis(silent.at()), "timed out after 0.5 s: redis ");
            assertDown(new Check.Postgres(dripping.at()), "no PostgreSQL answers");
            assertDown(new Check.Tls(silent.at(), Duration.ZERO), "");
        }
    }

    @Test
    void a_body_without_end_is_judged_by_its_beginning() throws Exception {
        try (var endless =
                new Peer(socket -> {
                    var out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n\r\nready".getBytes(StandardCharsets.UTF_8));
                    while (true) out.write(new byte[8192]);
                })) {
            assertUp(
                    new Check.Http(URI.create(endless.url("/")), Set.of(), "ready", null, null),
                    "200 from " + endless.url("/"));
        }
    }

    @Test
    void who_is_not_there_is_down_and_it_says_how() throws Exception {
        int port = Peer.closedPort();
        assertDown(
                Check.Http.of("http://127.0.0.1:" + port + "/"),
                "connection refused: http://127.0.0.1:" + port);
        assertDown(
                new Check.Tcp(new Endpoint("127.0.0.1", port)),
                "connection refused: 127.0.0.1:" + port);
        assertDown(Check.Http.of("http://no-such-host.invalid/"), "unknown host");
        assertDown(
                new Check.Tcp(new Endpoint("no-such-host.invalid", 80)),
                "unknown host no-such-host.invalid");
        assertDown(new Check.Dns("no-such-host.invalid"), "unknown host");
        assertUp(new Check.Dns("localhost"), "localhost is 127.0.0.1");
        try (var rude = new Peer(socket -> {})) {
            assertDown(Check.Http.of(rude.url("/")), "connection ");
            assertDown(new Check.Redis(rude.at()), "connection ");
            assertUp(new Check.Tcp(rude.at()), "connected to " + rude.at());
        }
        try (var nonsense = Peer.saying("hello\r\n")) {
            assertThat(ask(Check.Http.of(nonsense.url("/"))).isUp()).isFalse();
            assertDown(new Check.Redis(nonsense.at()), "'hello' from redis");
        }
    }

    @Test
    void redis_that_asks_for_a_password_is_up_and_one_that_loads_is_not() throws Exception {
        try (var redis = Peer.saying("+PONG\r\n")) {
            assertUp(new Check.Redis(redis.at()), "PONG from redis " + redis.at());
        }
        try (var locked = Peer.saying("-NOAUTH Authentication required.\r\n")) {
            assertUp(
                    new Check.Redis(locked.at()),
                    "redis " + locked.at() + " answers, but asks for a password");
        }
        try (var loading = Peer.saying("-LOADING Redis is loading the dataset in memory\r\n")) {
            assertDown(new Check.Redis(loading.at()), "'-LOADING Redis is loading");
        }
    }

    @Test
    void postgres_that_turns_a_stranger_away_is_up_and_one_that_starts_is_not() throws Exception {
        try (var asks = Peer.saying("R\0\0\0\10\0\0\0\5salt")) {
            assertUp(new Check.Postgres(asks.at()), "postgres " + asks.at() + " takes sessions");
        }
        try (var strict = Peer.saying("E\0\0\0\77SFATAL\0C28000\0Mno entry for host\0\0")) {
            assertUp(
                    new Check.Postgres(strict.at()), "postgres " + strict.at() + " takes sessions");
        }
        try (var starting =
                Peer.saying("E\0\0\0\77SFATAL\0C57P03\0Mthe database system is starting up\0\0")) {
            assertDown(
                    new Check.Postgres(starting.at()),
                    "'the database system is starting up' (57P03)");
        }
    }

    @Test
    void a_command_is_up_by_its_exit() {
        assertUp(new Check.Command("test -d /tmp", "/tmp"), "exit 0 of test -d /tmp");
        assertDown(new Check.Command("(exit 3)", "/tmp"), "exit 3 of (exit 3)");
        assertDown(new Check.Command("sleep 5", "/tmp"), "timed out after 0.5 s: sleep 5");
        assertUndecided(new Check.Command("true", "/no/such/place"), "there is no directory");
        assertUndecided(new Check.Command("no-such-tool-here", "/tmp"), "exit 127 of no-such-tool");
    }

    @Test
    void a_heart_that_does_not_beat_is_down() throws Exception {
        var heart = new Check.Heartbeat("backup", Duration.ofMillis(200));
        assertThat(ask(heart).isUp()).isTrue();
        Thread.sleep(250);
        assertDown(heart, "silent for 0 s: heartbeat backup");
        asker.beat("backup");
        assertUp(heart, "last heard of 0 s ago: heartbeat backup");
    }

    @Test
    void a_certificate_is_judged_by_its_dates() throws Exception {
        try (var peer = tls("-365d", "100")) {
            assertDown(new Check.Tls(peer.at(), Duration.ofDays(14)), "certificate expired on ");
        }
        try (var peer = tls("-1d", "11")) {
            var answer = ask(new Check.Tls(peer.at(), Duration.ofDays(14)));
            assertThat(answer.isUp()).as(answer.reason()).isTrue();
            assertThat(answer.reason()).startsWith("certificate expires in 9 days, on ");
            assertThat(ask(new Check.Tls(peer.at(), Duration.ofDays(3))).reason())
                    .startsWith("certificate valid until ");
        }
    }

    private Peer tls(String start, String days) throws Exception {
        var store = folder.resolve("store" + start + days);
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-startdate",
                                start,
                                "-validity",
                                days,
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit",
                                "-storetype",
                                "PKCS12")
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Peer(socket -> {
            var layered =
                    (javax.net.ssl.SSLSocket)
                            context.getSocketFactory().createSocket(socket, null, false);
            layered.setUseClientMode(false);
            layered.startHandshake();
        });
    }
}
