package dev.relight.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The room over HTTP, without a browser: who may, what is refused, and that no news are lost.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private Pier pier;

    @BeforeEach
    void a_lamp() throws IOException {
        pier = new Pier(folder.toRealPath());
    }

    @AfterEach
    void out() {
        pier.close();
    }

    @Test
    void who_is_not_logged_in_sees_the_status_page_and_nothing_of_an_incident() throws Exception {
        var id = pier.burnWick();
        var status = pier.house.get("/status");
        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.body()).contains("lamp", "down, under repair");
        assertThat(status.body()).doesNotContain(id, "the lamp is dark", "lampctl");
        assertThat(pier.house.get("/status.json").body())
                .contains("\"status\":\"disrupted\"", "\"name\":\"lamp\"")
                .doesNotContain("the lamp is dark");
        for (var page : List.of("/", "/trends", "/incidents/" + id, "/incidents/" + id + "/stream"))
            assertThat(pier.house.get(page).statusCode()).as(page).isEqualTo(401);
        var asBrowser = pier.house.get("/incidents/" + id, "Accept", "text/html");
        assertThat(asBrowser.headers().firstValue("Location"))
                .hasValue("/login?next=%2Fincidents%2F" + id);
    }

    @Test
    void a_yes_needs_the_right_the_word_of_the_session_and_the_digest_that_was_shown()
            throws Exception {
        var id = pier.burnWick();
        var ada = pier.house.login("ada", Pier.PASSWORD);
        var page = asking(id, ada);
        var form =
                "do=yes&question=%s&digest=%s&csrf="
                        .formatted(value(page, "question"), value(page, "digest"));

        var rita = pier.house.login("rita", Pier.PASSWORD);
        var ofRita = value(get("/incidents/" + id, rita), "csrf");
        var vic = pier.house.login("vic", Pier.PASSWORD);
        var ofVic = value(get("/", vic), "csrf");
        assertThat(answer(id, form + ofRita, rita)).isEqualTo(403);
        assertThat(answer(id, form + ofVic, vic)).isEqualTo(403);
        assertThat(answer(id, form + ofVic, ada)).isEqualTo(403);
        assertThat(answer(id, form, ada)).isEqualTo(403);
        var other = form.replaceAll("digest=[^&]*", "digest=0000") + value(page, "csrf");
        assertThat(answer(id, other, ada)).isEqualTo(303);
        assertThat(get("/incidents/" + id, ada)).contains("May this run?");

        assertThat(answer(id, form + value(page, "csrf"), ada)).isEqualTo(303);
        await(id, ada, "closed");
    }

    @Test
    void hostile_words_are_shown_as_words() throws Exception {
        var id = pier.burnWick();
        var ada = pier.house.login("ada", Pier.PASSWORD);
        var page = asking(id, ada);
        assertThat(page).contains("the lamp is dark &lt;b&gt;again").doesNotContain("<b>again");
        assertThat(page).contains("&lt;script&gt;document.title").doesNotContain("<script>doc");
        assertThat(get("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", ada))
                .doesNotContain("<script>alert");
        assertThat(pier.house.get("/setup?wrong=%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
        assertThat(send("/incidents/..%2f..%2fetc", ada).statusCode()).isIn(400, 404);
        assertThat(send("/incidents/" + id + "/output/" + "0".repeat(64), ada).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoever_reconnects_gets_exactly_what_was_missed() throws Exception {
        var ada = pier.house.login("ada", Pier.PASSWORD);
        var id = pier.burnWick();
        asking(id, ada);
        var first = news(id, ada, "0", null);
        int version = Integer.parseInt(first.id());
        assertThat(first.data()).contains("id=\"panel\"", "May this run?", "id=\"timeline\"");

        var page = get("/incidents/" + id, ada);
        assertThat(page).contains("stream?from=" + version);
        var form =
                "do=yes&question=%s&digest=%s&csrf=%s"
                        .formatted(
                                value(page, "question"),
                                value(page, "digest"),
                                value(page, "csrf"));
        answer(id, form, ada);
        await(id, ada, "closed");
        var missed = news(id, ada, "0", Integer.toString(version));
        assertThat(Integer.parseInt(missed.id())).isGreaterThan(version);
        assertThat(missed.data()).contains("Nothing waits for a person", "closed");
        assertThat(missed.data()).as("what did not change does not travel").doesNotContain("L73");
    }

    @Test
    void the_list_is_searched_and_the_record_can_be_read() throws Exception {
        var id = pier.burnWick();
        var ada = pier.house.login("ada", Pier.PASSWORD);
        asking(id, ada);
        assertThat(get("/", ada)).contains("waits for an answer", id);
        assertThat(get("/?q=nothing+like+it", ada)).contains("No incident like that");
        assertThat(get("/incidents/" + id + "/timeline", ada)).contains("may this run?");
        assertThat(get("/incidents/" + id + "/handover", ada)).contains("lamp is down");
        assertThat(get("/incidents/" + id + "/post-mortem", ada)).contains("Post-mortem");
        assertThat(send("/?page=0", ada).statusCode()).isEqualTo(400);
    }

    private record Sent(String id, String data) {}

    /// The first event of the stream.
    private Sent news(String id, String cookie, String from, @Nullable String last)
            throws Exception {
        var request =
                HttpRequest.newBuilder(pier.house.at("/incidents/" + id + "/stream?from=" + from))
                        .header("Cookie", cookie);
        if (last != null) request.header("Last-Event-ID", last);
        try (var client = HttpClient.newHttpClient()) {
            var reply = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
                return read(lines);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static Sent read(BufferedReader lines) throws IOException {
        var id = "";
        var data = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) id = line.substring(3).strip();
            if (line.startsWith("data:")) data.add(line.substring(5));
            if (line.isEmpty() && !data.isEmpty()) return new Sent(id, String.join("\n", data));
        }
        throw new AssertionError("the stream ended without news");
    }

    private String asking(String id, String cookie) throws InterruptedException {
        return await(id, cookie, "May this run?");
    }

    private String await(String id, String cookie, String words) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            var page = get("/incidents/" + id, cookie);
            if (page.contains(words)) return page;
            Thread.sleep(50);
        }
        throw new AssertionError("the page never says " + words);
    }

    private static String value(String page, String name) {
        var match =
                java.util.regex.Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                        .matcher(page);
        if (!match.find()) throw new AssertionError("no field " + name);
        return match.group(1);
    }

    private int answer(String id, String form, String cookie) {
        return pier.house.form("/incidents/" + id + "/answer", form, "Cookie", cookie).statusCode();
    }

    private java.net.http.HttpResponse<String> send(String path, String cookie) {
        return pier.house.get(path, "Cookie", cookie);
    }

    private String get(String path, String cookie) {
        return send(path, cookie).body();
    }
}
