package dev.relight.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FalseAlarmTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda1        50G   12G   36G  25% /",
                "CONTAINER ID   IMAGE     STATUS                  PORTS\n3f4e1b2c9d0a   app:1.2   Up 3 hours (healthy)    0.0.0.0:8080->8080/tcp",
                "commit 9fceb02d0ae598e95dc970b74767f19372d61af8\nAuthor: Ada <ada@example.com>\nDate:   Mon Mar 2 10:00:00 2026 +0000",
                "app@sha256:9b2f7c1e0d8a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c",
                "request_id=550e8400-e29b-41d4-a716-446655440000 status=200 took=12ms",
                "MemTotal:       24105432 kB\nMemFree:         1234567 kB",
                "Active: active (running) since Mon 2026-03-02 10:00:00 UTC; 3h ago\nMain PID: 812 (java)\nTasks: 42 (limit: 4915)",
                "tcp   LISTEN 0      511          0.0.0.0:6379       0.0.0.0:*    users:((\"redis-server\",pid=1,fd=6))",
                "{\"status\":\"healthy\",\"uptime\":12345,\"version\":\"1.4.2\",\"token_type\":\"bearer\",\"max_tokens\":4096}",
                "FATAL:  password authentication failed for user \"app\"",
                "Enter password: \nPassword for user ada: ",
                "invalid token: expired\nToken: not found\nsecret: missing",
                "Mounts:\n  /var/run/secrets/kubernetes.io/serviceaccount from default-token (ro)\nSecretName:  app-tls\nOptional:  false",
                "secretKeyRef:\n  name: app-secrets\n  key: db-password",
                "password: ${DB_PASSWORD}\ntoken: $TOKEN\napi_key: <your-key>\nsecret: {{ .Values.secret }}",
                "PASSWORD_FILE=/run/secrets/db_password\ntls_key=/etc/ssl/private.pem\nsecret=/run/secrets/app",
                "PASSWORD=********\npassword: xxxxxxxx\ntoken: [redacted:secret]",
                "PWD=/root\nOLDPWD=/tmp\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
                "NAME                READY   STATUS    RESTARTS   AGE\napp-7d9f8b6c5-x2x7k   1/1     Running   0          4d",
                "-rw-r----- 1 root shadow 1024 Mar  2 10:00 /etc/passwd-\ndrwxr-xr-x 2 root root 4096 /etc/ssl/private",
                "PASS: 120, FAIL: 3\nTests passed=17 pass=12",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0QqvZ5m0cE ada@laptop",
                "docker run -d -p 8080:80 --name web nginx\nmysql -u root -p app\nps -p 1 -o pid,cmd",
                "see https://example.com/docs/token#key and http://localhost:8080/api/v1/auth/login",
                "image: registry.local/auth/token-service:1.2.3\nhttp://auth-token.shop.svc.cluster.local:8081/health",
                "Error from server (NotFound): secrets \"app-tls\" not found; secret \"db-secret\" not found",
                "failed calling webhook \"w.example.com\": Post https://webhook.svc:443/x",
                "ada@example.com wrote to http://user@host/path",
                "2026-03-02T10:00:00.123Z INFO  o.s.web.Server : Started in 3.2 s (JVM running for 4.1)",
                "pool_size=20 key=value cache-key: user:42 primary_key: id sort_key=created",
                "etag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"\nx-request-id: 7b1c9a4e",
                "def login(password: str, token: Optional[str] = None):\n    token = request.headers.get(\"x\")",
            })
    void ordinary_output_stays_as_it_is(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    static Stream<String> hostile() {
        return Stream.of(
                "password=",
                "password: ",
                "\"password\":\"",
                "cookie:",
                "Authorization: Bearer ",
                "eyJ",
                "eyJaaaaaaaaaaa.eyJ",
                "://",
                "a://b:",
                "://a:b@",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----\n",
                "-----",
                "-----A",
                "--password ",
                "mysql -p",
                "token=$(",
                "<password>",
                "PASSWORD '",
                "x",
                "=",
                ":",
                "\"",
                "ghp_",
                "AKIA",
                "[redacted:",
                "a.b-c_d=",
                "-a ",
                "redis-cli ",
                "secret => \\\"",
                "0123456789:",
                "  ",
                "password =\t");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void time_grows_with_the_text_and_not_faster(String piece) {
        var text = piece.repeat(1024 * 1024 / piece.length());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> redactor.redact(text));
    }

    @Test
    void whatever_the_text_a_second_look_changes_nothing_and_lines_stay() {
        var pieces =
                List.of(
                        "password",
                        "token",
                        "=",
                        ":",
                        " ",
                        "\"",
                        "'",
                        "\n",
                        "\\",
                        "abc123XYZ",
                        "[redacted:",
                        "]",
                        "://",
                        "@",
                        "-----BEGIN PRIVATE KEY-----",
                        "-----END PRIVATE KEY-----",
                        "Bearer ",
                        "Authorization",
                        "<",
                        ">",
                        "--",
                        "-p",
                        "mysql",
                        "$",
                        "{",
                        "}",
                        "secret",
                        "/",
                        "#",
                        "é\ud83d\ude80",
                        "cookie",
                        ",",
                        "api key",
                        "(",
                        ")",
                        "export ",
                        "- ");
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--)
                text.append(pieces.get(random.nextInt(pieces.size())));
            var once = redactor.redact(text.toString());
            assertThat(redactor.redact(once)).as("seed %d: %s", seed, text).isEqualTo(once);
            assertThat(once.chars().filter(c -> c == '\n').count())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(text.chars().filter(c -> c == '\n').count());
        }
    }

    @Test
    void prose_of_runbooks_is_left_alone_but_for_what_speaks() throws Exception {
        long lines = 0;
        long changed = 0;
        for (var runbook : Corpus.devRunbooks()) {
            var text = Files.readString(runbook).split("\n", -1);
            var shown = redactor.redact(String.join("\n", text)).split("\n", -1);
            assertThat(shown).hasSameSizeAs(text);
            for (int i = 0; i < text.length; i++) {
                lines++;
                if (text[i].equals(shown[i])) continue;
                changed++;
                if (System.getenv("RELIGHT_SHOW") != null)
                    System.out.println(text[i] + "\n   " + shown[i]);
            }
        }
        System.out.printf("%d of %d runbook lines hold what is redacted%n", changed, lines);
        assertThat(changed).isLessThan(lines / 100);
    }
}
