package dev.relight.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.people.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServerTest {
    private static final String PASSWORD = "a lantern in the fog";

    @TempDir Path folder;
    private House house;

    @BeforeEach
    void open() {
        house =
                new House(
                        folder,
                        Route.get("/open", Access.OPEN, _ -> Reply.text(200, "hello")),
                        Route.get(
                                "/things/{id}",
                                Access.VIEW,
                                request ->
                                        Reply.text(
                                                200,
                                                request.parameter("id")
                                                        + " for "
                                                        + request.who().name())),
                        Route.get("/word", Access.VIEW, r -> Reply.text(200, r.csrf())),
                        Route.post(
                                "/things/{id}/approve",
                                Access.APPROVE,
                                request -> Reply.text(200, "yes by " + request.who().name())),
                        Route.post("/alerts", Access.INTAKE, 100, r -> size(r)),
                        Route.get(
                                "/bug",
                                Access.OPEN,
                                _ -> {
                                    throw new IllegalStateException("secret detail");
                                }),
                        Route.stream(
                                "/live",
                                Access.VIEW,
                                (request, feed) -> {
                                    feed.send("7", "tick", "one\ntwo");
                                    feed.comment("still here");
                                }));
        house.accounts.put("ada", Role.APPROVER, PASSWORD);
        house.accounts.put("vic", Role.VIEWER, PASSWORD);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Reply size(Request request) {
        return Reply.text(202, "" + request.body().length);
    }

    @Test
    void an_open_route_answers_anybody_with_headers_that_bind_a_browser() {
        var reply = house.get("/open");
        assertThat(reply.body()).isEqualTo("hello");
        assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void what_is_not_there_is_404_and_the_wrong_method_405() {
        assertThat(house.get("/nothing").statusCode()).isEqualTo(404);
        var wrong = house.post("/open", "");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void a_bug_is_500_and_tells_no_detail() {
        var reply = house.get("/bug");
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(reply.body()).doesNotContain("secret detail");
    }

    @Test
    void another_name_in_the_host_header_is_refused() throws IOException {
        for (var host : new String[] {"evil.example", "127.0.0.1.evil.example", ""})
            assertThat(raw("GET /open HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .doesNotContain("hello");
        assertThat(raw("GET /open HTTP/1.1\r\nHost: LOCALHOST:99\r\nConnection: close\r\n\r\n"))
                .contains("hello");
    }

    @Test
    void without_a_login_a_program_gets_401_and_a_browser_the_login_page() {
        assertThat(house.get("/things/7").statusCode()).isEqualTo(401);
        var browser = house.get("/things/7", "Accept", "text/html");
        assertThat(browser.statusCode()).isEqualTo(303);
        assertThat(browser.headers().firstValue("Location")).contains("/login?next=%2Fthings%2F7");
    }

    @Test
    void a_token_acts_for_its_user_with_the_users_rights() {
        var ada = "Bearer " + house.accounts.issue("ada-laptop", "ada");
        var vic = "Bearer " + house.accounts.issue("vic-laptop", "vic");
        assertThat(house.get("/things/7", "Authorization", ada).body()).isEqualTo("7 for ada");
        assertThat(house.post("/things/7/approve", "", "Authorization", ada).body())
                .isEqualTo("yes by ada");
        assertThat(house.post("/things/7/approve", "", "Authorization", vic).statusCode())
                .isEqualTo(403);
        house.accounts.revoke("ada-laptop");
        assertThat(house.get("/things/7", "Authorization", ada).statusCode()).isEqualTo(401);
    }

    @Test
    void a_senders_token_opens_the_intake_and_nothing_else() {
        var sender = "Bearer " + house.accounts.issue("alertmanager", "");
        assertThat(house.post("/alerts", "x".repeat(100), "Authorization", sender).body())
                .isEqualTo("100");
        assertThat(house.post("/alerts", "x".repeat(101), "Authorization", sender).statusCode())
                .isEqualTo(413);
        assertThat(house.get("/things/7", "Authorization", sender).statusCode()).isEqualTo(403);
        assertThat(house.post("/alerts", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_needs_its_word_for_every_write() {
        var cookie = house.login("ada", PASSWORD);
        assertThat(cookie).startsWith("relight_session=");
        assertThat(house.get("/things/7", "Cookie", cookie).body()).isEqualTo("7 for ada");
        assertThat(house.form("/things/7/approve", "", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        var word = house.get("/word", "Cookie", cookie).body();
        assertThat(house.form("/things/7/approve", "csrf=" + word, "Cookie", cookie).body())
                .isEqualTo("yes by ada");
        assertThat(
                        house.form(
                                        "/things/7/approve",
                                        "csrf=" + word,
                                        "Cookie",
                                        cookie,
                                        "Origin",
                                        "https://evil.example")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void logging_out_and_a_new_password_end_the_session() {
        var cookie = house.login("ada", PASSWORD);
        var word = house.get("/word", "Cookie", cookie).body();
        house.form("/logout", "csrf=" + word, "Cookie", cookie);
        assertThat(house.get("/things/7", "Cookie", cookie).statusCode()).isEqualTo(401);
        var again = house.login("ada", PASSWORD);
        house.accounts.put("ada", Role.APPROVER, "another lantern lit");
        assertThat(house.get("/things/7", "Cookie", again).statusCode()).isEqualTo(401);
    }

    @Test
    void guessing_a_password_is_stopped() {
        HttpResponse<String> last = house.form("/login", "name=ada&password=wrong");
        assertThat(last.headers().firstValue("Location").orElse("")).startsWith("/login?wrong=1");
        for (int i = 0; i < Attempts.WRONG_MAX; i++)
            last = house.form("/login", "name=ada&password=wrong" + i);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(house.login("ada", PASSWORD)).isEmpty();
    }

    @Test
    void login_leads_on_only_within_the_house() {
        for (var next :
                new String[] {"//evil.example", "https://evil.example", "/\\evil", "/a\nb"}) {
            var reply =
                    house.form(
                            "/login",
                            "name=ada&password="
                                    + PASSWORD.replace(" ", "+")
                                    + "&next="
                                    + java.net.URLEncoder.encode(next, StandardCharsets.UTF_8));
            assertThat(reply.headers().firstValue("Location")).as(next).contains("/");
        }
    }

    @Test
    void the_first_admin_comes_from_the_printed_code_once(@TempDir Path fresh) {
        try (var other = new House(fresh)) {
            var code = other.code.begin().orElseThrow();
            var form = "&name=root&password=" + PASSWORD.replace(" ", "+");
            other.form("/setup", "code=AAAA-BBBB-CCCC" + form);
            assertThat(other.accounts.users()).isEmpty();
            other.form("/setup", "code=" + code + form);
            assertThat(other.accounts.user("root").orElseThrow().role()).isEqualTo(Role.ADMIN);
            other.form("/setup", "code=" + code + "&name=second&password=a+lantern+in+the+fog");
            assertThat(other.accounts.user("second")).isEmpty();
            assertThat(other.code.begin()).isEmpty();
        }
    }

    @Test
    void a_stream_speaks_events_with_ids() {
        var ada = "Bearer " + house.accounts.issue("ada-laptop", "ada");
        var reply = house.get("/live", "Authorization", ada, "Accept", "text/event-stream");
        assertThat(reply.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(reply.body())
                .contains("id:7", "event:tick", "data:one\ndata:two", ":still here");
        assertThat(house.get("/live", "Accept", "text/event-stream").statusCode()).isEqualTo(401);
    }

    @Test
    void static_files_come_with_a_tag_and_never_from_elsewhere() {
        var reply = house.get("/static/probe.css");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        var tag = reply.headers().firstValue("ETag").orElseThrow();
        assertThat(house.get("/static/probe.css", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        for (var path :
                new String[] {
                    "/static/..%2Fdev%2Frelight%2Fcli%2FMain.class",
                    "/static/%2e%2e/log.css",
                    "/static/Main.class",
                    "/static/none.css"
                }) assertThat(house.get(path).statusCode()).as(path).isIn(400, 404);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return reader.lines().reduce("", (all, line) -> all + line + "\n");
        }
    }
}
