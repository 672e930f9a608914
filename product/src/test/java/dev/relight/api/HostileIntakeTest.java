package dev.relight.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relight.app.Tower;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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

    @TempDir Path folder;

    @Test
    void nothing_hostile_is_run_and_nothing_breaks() throws IOException {
        try (var tower =
                new Tower(folder, "  - {name: beacon, runbook: beacon.md, autonomy: observe}\n")) {
            tower.alert("first", "firing");
            var random = new Random(SEED);
            for (int i = 0; i < COUNT; i++) {
                var path = PATHS.get(random.nextInt(PATHS.size()));
                var body = body(random);
                var token = path.contains("incidents") ? tower.approver : tower.sender;
                var status = tower.post(path, body, token).statusCode();
                assertThat(status).as("seed %d, %d: %s %s", SEED, i, path, body).isLessThan(500);
            }
            assertThat(folder.resolve("pwned")).doesNotExist();
            assertThat(tower.open("/health/ready").statusCode()).isEqualTo(200);
            assertThat(tower.house().station().journal().verify()).isEmpty();
            assertThat(tower.get("/incidents/beacon-1", tower.viewer).body())
                    .doesNotContain("<script>alert(1)", "<img src=x");
        }
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
