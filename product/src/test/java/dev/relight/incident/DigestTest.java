package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.relight.danger.Danger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DigestTest {
    private static final String RUNBOOK = "a".repeat(64);
    private static final Map<String, String> FILES = Map.of("web.yml", "1".repeat(64));
    private static final Form FORM = form("rm \"${RELIGHT_P_1}\"", "x", "local", "/srv", 90);

    private static Form form(
            String line, String value, String target, String folder, int deadline) {
        return new Form(
                List.of(line),
                Map.of("RELIGHT_P_1", value),
                Set.of("HOME_OF_SHOP"),
                target,
                folder,
                Duration.ofSeconds(deadline),
                false);
    }

    private static String digest(String runbook, Form form, Map<String, String> files) {
        var part = new Part.Commands(List.of(12), form, Danger.DESTRUCTIVE, 0);
        return Digest.of(runbook, List.of(part), files);
    }

    static Stream<Arguments> others() {
        var line = "rm \"${RELIGHT_P_1}\"";
        return Stream.of(
                arguments("runbook", digest("b".repeat(64), FORM, FILES)),
                arguments(
                        "form", digest(RUNBOOK, form("rm -r x", "x", "local", "/srv", 90), FILES)),
                arguments("binding", digest(RUNBOOK, form(line, "y", "local", "/srv", 90), FILES)),
                arguments("target", digest(RUNBOOK, form(line, "x", "db-2", "/srv", 90), FILES)),
                arguments("folder", digest(RUNBOOK, form(line, "x", "local", "/opt", 90), FILES)),
                arguments("deadline", digest(RUNBOOK, form(line, "x", "local", "/srv", 91), FILES)),
                arguments("content", digest(RUNBOOK, FORM, Map.of("web.yml", "2".repeat(64)))),
                arguments("no file", digest(RUNBOOK, FORM, Map.of())));
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("others")
    void a_yes_is_bound_to_all_that_matters(String what, String other) {
        assertThat(digest(RUNBOOK, FORM, FILES)).as(what).isNotEqualTo(other).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./restart.sh --all                     | ./restart.sh",
                "sudo -u shop ./bin/restart now         | ./bin/restart",
                "bash scripts/clean.sh                  | scripts/clean.sh",
                "/opt/shop/bin/cleanup                  | /opt/shop/bin/cleanup",
                "/usr/bin/systemctl restart shop        | ",
                "systemctl restart shop                 | ",
                "docker compose -f prod.yml up -d       | prod.yml",
                "docker-compose --file=prod.yml up -d   | prod.yml",
                "kubectl apply -f deploy/web.yaml       | deploy/web.yaml",
                "psql shop -f mend.sql                  | mend.sql",
                "mysql shop < /tmp/restore.sql          | /tmp/restore.sql",
                "cd ops && ./restart.sh                 | ops/./restart.sh",
                "sh -c './restart.sh web'               | ./restart.sh",
                "python3 tools/requeue.py --all         | tools/requeue.py",
                "ansible-playbook -i hosts.ini site.yml | hosts.ini,site.yml",
                "ssh db-1 ./restart.sh                  | ",
                "docker exec web ./reload.sh            | ",
                "curl http://localhost/x.json           | ",
                "make restart                           | GNUmakefile,Makefile,makefile",
            })
    void the_files_that_decide_what_a_command_does_are_found(
            String line, @org.jspecify.annotations.Nullable String files) {
        var form =
                new Form(
                        List.of(line),
                        Map.of(),
                        Set.of(),
                        "local",
                        "/srv",
                        Duration.ofSeconds(90),
                        false);

        assertThat(String.join(",", LocalFiles.on(form).files()))
                .isEqualTo(files == null ? "" : files);
    }

    @ParameterizedTest
    @CsvSource({"docker compose restart web", "docker-compose up -d"})
    void compose_without_a_file_reads_those_that_are_there(String line) {
        var form =
                new Form(
                        List.of(line),
                        Map.of(),
                        Set.of(),
                        "local",
                        "/srv",
                        Duration.ofSeconds(90),
                        false);

        assertThat(LocalFiles.on(form).files())
                .contains("docker-compose.yml", "compose.yaml", "docker-compose.override.yml");
    }
}
