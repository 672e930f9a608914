package dev.relight.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedactorTest {
    private static final String HUSH = "hush-Hush.9";

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=@",
                "export DB_PASSWORD='@'",
                "DB_PASSWORD=\"@\" ./start",
                "  password: @",
                "- password: \"@\"",
                "{\"password\":\"@\",\"user\":\"ada\"}",
                "{\"a\": {\"client_secret\" : \"@\"}}",
                "{'api_key': '@'}",
                "{\\\"token\\\":\\\"@\\\"}",
                "time=12:00 level=info apiKey=@ user=ada",
                "postgres://app:@@db.internal:5432/app?sslmode=require",
                "redis://:@@cache:6379/0",
                "DATABASE_URL=mysql://root:@@10.0.0.3/app",
                "amqp://guest:@@mq:5672",
                "> Authorization: Basic dTp@",
                "curl -H \"Authorization: Bearer @\" http://localhost/",
                "curl -H 'X-Api-Key: @' http://localhost/",
                "Authorization: Token token=@",
                "Cookie: theme=dark; sid=@",
                "set-cookie: session=@; Path=/; HttpOnly",
                "GET /v1/items?access_token=@&page=2 HTTP/1.1",
                "<password>@</password>",
                "<connection password=\"@\" user=\"sa\"/>",
                "Server=db;User Id=sa;Password=@;Encrypt=true",
                "ALTER USER app PASSWORD '@';",
                "CREATE USER app IDENTIFIED BY '@';",
                "mysql -u root -p@ app",
                "ada 4711 0.0 mysqldump --password=@ app",
                "tool --password @ --verbose",
                "tool --api-key \"@\"",
                "tool --token @",
                "keytool -storepass @ -list",
                "sshpass -p @ ssh ada@host",
                "sshpass -p@ ssh ada@host",
                "redis-cli -h cache -a @ ping",
                "/usr/bin/redis-cli -a '@' ping",
                "curl -u ada:@ http://localhost/",
                "docker login -u ada -p @ registry.local",
                "requirepass @",
                "API key: @",
                "Access Token : @",
                "secret => '@'",
                "password := \"@\"",
                "spring.datasource.password=@",
                "\"Env\": [\"PATH=/bin\", \"DB_PASSWORD=@\"]",
                "+ MYSQL_PWD=@",
            })
    void a_value_beside_a_name_that_speaks_goes(String text) {
        var raw = text.replaceFirst("@(?=@)|@(?!host|db|10|cache|mq)", HUSH);
        var shown = redactor.redact(raw);
        assertThat(shown)
                .as(raw)
                .doesNotContain("hush")
                .doesNotContain("Hush")
                .contains("[redacted:");
        assertThat(redactor.redact(shown)).isEqualTo(shown);
    }

    @Test
    void what_helps_to_understand_stays() {
        assertThat(redactor.redact("postgres://app:hunter22@db:5432/app"))
                .isEqualTo("postgres://app:[redacted:password]@db:5432/app");
        assertThat(redactor.redact("{\"password\": \"hunter22\", \"host\": \"db\"}"))
                .isEqualTo("{\"password\": \"[redacted:secret]\", \"host\": \"db\"}");
        assertThat(redactor.redact("Authorization: Basic dTpodW50ZXIyMg"))
                .isEqualTo("Authorization: Basic [redacted:header]");
        assertThat(redactor.redact("PGPASSWORD=hunter22 psql -h db -c 'select 1'"))
                .isEqualTo("PGPASSWORD=[redacted:secret] psql -h db -c 'select 1'");
        assertThat(redactor.redact("curl -u ada:hunter22 http://h/ -o x"))
                .isEqualTo("curl -u ada:[redacted:password] http://h/ -o x");
    }

    @Test
    void a_known_value_goes_in_every_form_it_may_take() {
        redactor.learn("Tr0ub4dor&3 \"x\"/ü");
        var shown =
                redactor.redact(
                        "plain Tr0ub4dor&3 \"x\"/ü, url Tr0ub4dor%263+%22x%22%2F%C3%BC, json"
                                + " Tr0ub4dor&3 \\\"x\\\"/ü, base64 VHIwdWI0ZG9yJjMgIngiL8O8 end");
        assertThat(shown)
                .isEqualTo(
                        "plain [redacted:known], url [redacted:known], json [redacted:known],"
                                + " base64 [redacted:known] end");
    }

    @Test
    void a_short_known_value_goes_only_as_a_word_and_a_tiny_one_not_at_all() {
        redactor.learnAll(List.of("test", "no", ""));
        assertThat(redactor.redact("test latest test1 (test) no"))
                .isEqualTo("[redacted:known] latest test1 ([redacted:known]) no");
    }

    @Test
    void of_a_known_value_of_many_lines_each_line_goes() {
        redactor.learn("first-line-of-it\nsecond-line-of-it\n");
        assertThat(redactor.redact("a second-line-of-it b")).isEqualTo("a [redacted:known] b");
    }

    @Test
    void a_known_value_that_stands_in_a_marker_does_no_harm() {
        redactor.learnAll(List.of("redacted", "known", "secret"));
        var once = redactor.redact("password=hunter22 known redacted");
        assertThat(once).isEqualTo("password=[redacted:secret] [redacted:known] [redacted:known]");
        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void a_private_key_goes_line_by_line_whole_or_cut() {
        var begin = "-----BEGIN RSA PRIVATE " + "KEY-----";
        var end = "-----END RSA PRIVATE " + "KEY-----";
        var body = "MIIEpAIBAAKCAQEA1c7\n+Zr8abc/def==\n";
        assertThat(redactor.redact("a\n" + begin + "\n" + body + end + "\nb\n"))
                .isEqualTo(
                        "a\n"
                                + begin
                                + "\n[redacted:private-key]\n[redacted:private-key]\n"
                                + end
                                + "\nb\n");
        assertThat(redactor.redact(begin + "\n" + body + "not of the key\n"))
                .isEqualTo(
                        begin
                                + "\n[redacted:private-key]\n[redacted:private-key]\nnot of the key\n");
        assertThat(redactor.redact("not of the key\n" + body + end + "\n"))
                .isEqualTo(
                        "not of the key\n[redacted:private-key]\n[redacted:private-key]\n"
                                + end
                                + "\n");
        assertThat(redactor.redact("{\"k\": \"" + begin + "\\nMIIEpAIB\\n" + end + "\\n\"}"))
                .doesNotContain("MIIE");
        var certificate = "-----BEGIN CERTIFICATE-----\n" + body + "-----END CERTIFICATE-----\n";
        assertThat(redactor.redact(certificate)).isEqualTo(certificate);
    }

    @Test
    void lines_stay_lines() {
        var text = "a\npassword: x y z\n\ntoken=" + "q9".repeat(20) + "\r\nend";
        assertThat(redactor.redact(text).lines().count()).isEqualTo(text.lines().count());
        assertThat(redactor.redact(text)).startsWith("a\n").endsWith("end");
    }
}
