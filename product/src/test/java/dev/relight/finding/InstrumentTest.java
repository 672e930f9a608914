package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// curl is made to tell more, and nothing else changes: tried with the real one.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstrumentTest {
    private static final Map<String, String> PAGES =
            Map.of(
                    "/health", "200 {\"status\":\"healthy\",\"dependencies\":{\"db\":\"ok\"}}",
                    "/sick", "200 {\"status\":\"unhealthy\"}",
                    "/broken", "503 {\"status\":\"down\"}",
                    "/plain", "200 hello",
                    "/moved", "302 ");

    private static HttpServer server = start();
    private static String base = "";

    private static HttpServer start() {
        try {
            return HttpServer.create(
                    new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void serve() {
        Bash.needs("curl");
        server.createContext("/", InstrumentTest::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var page = PAGES.getOrDefault(exchange.getRequestURI().getPath(), "404 nothing here");
        var body = page.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                Integer.parseInt(page.substring(0, 3)),
                body.length == 0 || exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            if (!exchange.getRequestMethod().equals("HEAD")) out.write(body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -f URL/health",
                "curl -s URL/health | head -1",
                "curl -s URL/broken",
                "curl -fsS URL/broken",
                "curl URL/plain 2>/dev/null",
                "curl -I URL/health",
                "curl -s URL/health && echo fine",
                "time curl -s URL/health",
                "for n in 1 2 3; do curl -s URL/plain & done; wait",
                "if curl -sf URL/health; then echo up; fi",
                "until curl -sf URL/health; do sleep 1; done",
                "curl -s URL/plain 2>&1",
                "curl -s URL/plain \\\n  -H 'A: b'",
                "x=$(curl -s URL/plain); echo \"$x\"",
                "(cd /tmp; curl -s URL/plain)",
            })
    void standard_output_and_exit_stay_the_same(String template) {
        var command = template.replace("URL", base);
        var plain = Bash.run(command);
        var instrumented = Bash.run(Instrument.of(command).text());
        assertThat(instrumented.out()).isEqualTo(plain.out());
        assertThat(instrumented.exit()).isEqualTo(plain.exit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "curl -f URL/health | http.status = 200 and json.status = \"healthy\" and json.dependencies.db = \"ok\" and http.health.ok = true and http.time_ms < 2000",
                "curl -s URL/broken | http.status = 503 and http.ok = false",
                "curl -f URL/broken | http.status = 503 and exit = 22",
                "curl -s URL/plain | http.status = 200 and json = \"none\" and stdout = \"hello\"",
                "curl -s URL/moved | http.status = 302 and not http.status = 200",
                "curl -sf http://127.0.0.1:1/health | http.reachable = false and http.status = \"none\" and http.error = \"refused\" and http.health.ok = false",
                "curl -s http://no-such-host.invalid/health | dns.resolves(no-such-host.invalid) = false and http.health.ok = false",
                "for n in 1 2 3; do curl -s URL/health & done; wait | http.status = 200 and http.count = 3 and http.failed_count = 0",
                "for n in health broken; do curl -s URL/$n & done; wait | http.status = 503 and http.failed_count = 1",
                "curl -I URL/health | http.status = 200",
                "curl -o /dev/null -s -w '%{http_code}' URL/broken | http.status = 503",
            })
    void what_was_added_is_understood(String template, String predicate) {
        var command = Instrument.of(template.replace("URL", base)).text();
        var judged = Predicate.of(predicate).judge(Bash.facts(command));
        assertThat(judged.outcome()).as(judged.because()).isEqualTo(Outcome.TRUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -f URL/broken",
                "curl -v URL/broken",
                "curl -I URL/broken",
                "curl -si URL/broken"
            })
    void the_status_is_found_without_the_addition_too(String template) {
        var facts = Bash.facts(template.replace("URL", base));
        assertThat(Predicate.of("http.status = 503").judge(facts).isTrue()).isTrue();
    }

    @Test
    void wget_is_understood_as_it_is() {
        Bash.needs("wget");
        var good = Bash.facts("wget -q -O- " + base + "/health");
        assertThat(
                        Predicate.of("http.status = 200 and json.status = \"healthy\"")
                                .judge(good)
                                .isTrue())
                .isTrue();
        var bad = Bash.facts("wget -O- " + base + "/broken");
        assertThat(Predicate.of("http.status = 503").judge(bad).isTrue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl --version",
                "docker exec app curl -f http://localhost/health",
                "ssh web1 'curl -f http://localhost/health'",
                "echo curl http://x",
                "curl -K requests.txt",
                "curl http://a/ --next http://b/",
                "ls | xargs curl",
                "grep curl notes.txt",
                "$CURL http://x/",
                "curl http://x/ \"",
            })
    void what_is_not_safe_is_left_alone(String command) {
        var instrumented = Instrument.of(command);
        assertThat(instrumented.text()).isEqualTo(command);
        assertThat(instrumented.added()).isEmpty();
    }

    @Test
    void what_was_added_is_told_and_what_stands_there_is_kept() {
        var instrumented = Instrument.of("curl -m 3 -f http://x/health  # quick");
        assertThat(instrumented.text())
                .startsWith("curl -w '")
                .endsWith(" -m 3 -f http://x/health  # quick");
        assertThat(instrumented.added())
                .containsExactly("status and time of the answer on standard error (-w)");
        assertThat(Instrument.of("curl -f http://x/h").added()).contains("--max-time 10");
        assertThat(Instrument.of("curl -O http://x/big.tar").text()).doesNotContain("--max-time");
    }

    @Test
    void a_command_is_not_instrumented_twice() {
        var once = Instrument.of("curl -f http://x/health").text();
        assertThat(Instrument.of(once).text()).isEqualTo(once);
    }
}
