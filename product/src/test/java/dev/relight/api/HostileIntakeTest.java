package dev.relight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.app.Tower;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a sender writes, nothing of it is run, nothing breaks, and no 5xx is Relight's fault.
///
/// `-Drelight.hostile=50000` for the long run (`make hostile`).
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileIntakeTest {
    private static final int COUNT = Integer.getInteger("relight.hostile", 300);
    private static final long SEED = Long.getLong("relight.seed", 7);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PATHS =
            List.of(
                    "/api/v1/alerts/alertmanager",
                    "/api/v1/alerts/grafana",
                    "/api/v1/alerts/cloudevents",
                    "/api/v1/alerts/generic",
                    "/v2/enqueue",
                    "/api/v1/incidents/beacon-1/note",
                    "/api/v1/incidents/beacon-1/approve",
                    "/login",
                    "/setup");

    /// Where a word of somebody's stands in an address.
    private static final List<String> ADDRESSES =
            List.of(
                    "/incidents/%",
                    "/?q=%",
                    "/?state=%&page=%",
                    "/api/v1/incidents?q=%",
                    "/api/v1/incidents/%",
                    "/api/v1/outputs/%",
                    "/incidents/beacon-1/output/%",
                    "/incidents/beacon-1?said=%",
                    "/static/%",
                    "/login?next=%",
                    "/setup?wrong=%",
                    "/%");

    private static final List<String> HEADERS =
            List.of(
                    "X-Any",
                    "Cookie",
                    "Accept",
                    "Last-Event-ID",
                    "X-Forwarded-For",
                    "If-None-Match");

    private static final List<String> WORDS =
            List.of(
                    "beacon",
                    "$(touch pwned)",
                    "`touch pwned`",
                    "; touch pwned #",
                    "| tee pwned",
                    "'\"; touch pwned; '",
                    "${IFS}touch${IFS}pwned",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "x\r\nSet-Cookie: a=b",
                    "\u001b[2J\u0007",
                    "'; drop table entry; --",
                    "../../../../etc/passwd",
                    "\u0000",
                    "\ud800",
                    "\u202egnp.exe",
                    "%n%n%s",
                    "{{7*7}}",
                    "firing",
                    "resolved",
                    "trigger",
                    "1.0",
                    "9".repeat(90),
                    "a".repeat(5_000));

    private static final List<String> KEYS =
            List.of(
                    "alerts",
                    "labels",
                    "annotations",
                    "status",
                    "fingerprint",
                    "startsAt",
                    "key",
                    "service",
                    "summary",
                    "data",
                    "specversion",
                    "source",
                    "subject",
                    "payload",
                    "event_action",
                    "dedup_key",
                    "routing_key",
                    "component",
                    "custom_details",
                    "links",
                    "groupKey",
                    "text",
                    "digest",
                    "question",
                    "name",
                    "password",
                    "code",
                    "$(touch pwned)",
                    "__proto__",
                    "");

    /// Uses what an alert says in every way a runbook can.
    private static final String RUNBOOK =
            """
            # Beacon is down

            ## Diagnosis
            ```bash
            ls -d <summary>
            ls "<component>"
            ls '<name>'
            bash -c "ls <source>"
            true
            ```
            """;

    /// So often an incident is ended, that the next hostile alert opens one with its own labels.
    private static final int INPUTS_PER_INCIDENT = 50;

    @TempDir Path folder;
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    logged.add(new SimpleFormatter().formatMessage(line));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @Test
    void nothing_hostile_is_run_and_nothing_breaks() throws IOException {
        Logger.getLogger("").addHandler(ear);
        try (var tower =
                new Tower(folder, "  - {name: beacon, runbook: used.md, autonomy: observe}\n")) {
            Files.writeString(folder.resolve("used.md"), RUNBOOK);
            var random = new Random(SEED);
            for (int i = 0; i < COUNT; i++) {
                if (i % INPUTS_PER_INCIDENT == 0) open(tower, random, i);
                if (random.nextInt(10) == 0) checkAddress(tower, random, i);
                else checkBody(tower, random, i);
            }
            assertThat(folder.resolve("pwned")).doesNotExist();
            assertThat(Path.of("pwned")).doesNotExist();
            assertThat(tower.open("/health/ready").statusCode()).isEqualTo(200);
            assertThat(tower.house().station().journal().verify()).isEmpty();
            var incidents = tower.house().station().journal().incidents();
            assertThat(incidents).hasSizeGreaterThanOrEqualTo(COUNT / INPUTS_PER_INCIDENT);
            for (var id : incidents) checkPages(tower, id);
            assertThat(logged).noneMatch(line -> CONTROL.matcher(line).find());
        } finally {
            Logger.getLogger("").removeHandler(ear);
        }
    }

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    /// A new incident, opened by a hostile alert.
    private static void open(Tower tower, Random random, int i) {
        for (var id : tower.house().station().engine().incidents())
            tower.post(
                    "/api/v1/incidents/" + id + "/abort",
                    "{\"because\":\"the next\"}",
                    tower.approver);
        var alert = JSON.createObjectNode().put("key", "k" + i).put("status", "firing");
        alert.put("service", "beacon").put("summary", word(random));
        var labels = alert.putObject("labels");
        for (var name : List.of("summary", "component", "name", "source", "pod"))
            labels.put(name, word(random));
        var reply = tower.post("/api/v1/alerts/generic", alert.toString(), tower.sender);
        assertThat(reply.statusCode()).as("seed %d, %d: %s", SEED, i, alert).isLessThan(500);
    }

    private static void checkBody(Tower tower, Random random, int i) {
        var path = PATHS.get(random.nextInt(PATHS.size()));
        var body = body(random);
        var token = path.contains("incidents") ? tower.approver : tower.sender;
        var status = tower.post(path, body, token).statusCode();
        assertThat(status).as("seed %d, %d: %s %s", SEED, i, path, body).isLessThan(500);
    }

    /// Path, query and headers, written to the socket as they are.
    private static void checkAddress(Tower tower, Random random, int i) throws IOException {
        var word = word(random);
        boolean isRaw = random.nextInt(4) == 0;
        var said = isRaw ? word : URLEncoder.encode(word, StandardCharsets.UTF_8);
        var path = ADDRESSES.get(random.nextInt(ADDRESSES.size())).replace("%", said);
        var request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s: %s\r\nConnection: close\r\n\r\n"
                        .formatted(
                                path,
                                tower.viewer,
                                HEADERS.get(random.nextInt(HEADERS.size())),
                                word(random));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), tower.house().port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            var head = answer.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
            assertThat(head)
                    .as("seed %d, %d: %s", SEED, i, request)
                    .doesNotContain("HTTP/1.1 5", "\nSet-Cookie: a=b");
        } catch (SocketException reset) {
            // Dropped in the middle of nonsense; the next shows that it lives.
        }
    }

    private static void checkPages(Tower tower, String id) {
        for (var page : List.of("", "/timeline", "/post-mortem", "/handover")) {
            var reply = tower.get("/incidents/" + id + page, tower.viewer);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).doesNotContain("<script>alert(1)", "<img src=x", "\u001b");
        }
        assertThat(tower.get("/", tower.viewer).body())
                .doesNotContain("<script>alert(1)", "<img src=x");
    }

    private static String body(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "[".repeat(random.nextInt(20_000));
            case 1 -> "{\"a\":".repeat(random.nextInt(5_000));
            case 2 -> cut(object(random, 0).toString(), random);
            case 3 -> mangled(object(random, 0).toString(), random);
            case 4 -> "csrf=" + word(random) + "&name=%zz&" + "a=b&".repeat(random.nextInt(300));
            default -> object(random, 0).toString();
        };
    }

    private static ObjectNode object(Random random, int depth) {
        var node = JSON.createObjectNode();
        for (int i = random.nextInt(8); i >= 0; i--) {
            var key = KEYS.get(random.nextInt(KEYS.size()));
            switch (depth > 3 ? 0 : random.nextInt(6)) {
                case 1 -> node.set(key, object(random, depth + 1));
                case 2 -> {
                    var list = node.putArray(key);
                    for (int j = random.nextInt(4); j > 0; j--) list.add(object(random, depth + 1));
                }
                case 3 -> node.put(key, random.nextLong());
                default -> node.put(key, word(random));
            }
        }
        return node;
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String cut(String text, Random random) {
        return text.substring(0, random.nextInt(text.length()));
    }

    private static String mangled(String text, Random random) {
        var letters = text.toCharArray();
        for (int i = 0; i < 5; i++)
            letters[random.nextInt(letters.length)] = (char) random.nextInt(300);
        return new String(letters);
    }
}
