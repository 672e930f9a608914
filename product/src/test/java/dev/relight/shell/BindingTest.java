package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bound commands are run by a real bash; the only programs it can find print their words, so that
/// what arrives can be seen.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BindingTest {
    /// All that may pass, at its oddest.
    private static final List<String> VALUES =
            List.of(
                    "a",
                    "0",
                    "1.2.3.4",
                    "web-1.example.internal",
                    "x--rf",
                    "n-e",
                    "A_b.c-d",
                    "true",
                    "if",
                    "done",
                    "EOF",
                    "x".repeat(253));

    /// Programs the commands below call.
    private static final List<String> PROGRAMS =
            List.of("docker", "systemctl", "curl", "psql", "grep", "kubectl", "python", "ls");

    @TempDir Path folder;

    @Test
    void a_value_arrives_as_one_whole_word_wherever_it_stands() throws Exception {
        arrives("docker restart <name>", "docker[restart][%s]");
        arrives("curl -f http://localhost:<name>/health", "curl[-f][http://localhost:%s/health]");
        arrives("curl \"http://<name>/x y\"", "curl[http://%s/x y]");
        arrives("curl 'http://<name>/x y'", "curl[http://%s/x y]");
        arrives("curl $'http://<name>/\\x41'", "curl[http://%s/A]");
        arrives("docker logs <name> --tail={{ name }}", "docker[logs][%s][--tail=%s]");
        arrives("systemctl status \"$(echo <name>)\"", "systemctl[status][%s]");
        arrives("systemctl status `echo <name>`", "systemctl[status][%s]");
        arrives("for i in <name> b; do docker stop $i; done", "docker[stop][%s]docker[stop][b]");
        arrives("X=<name>; docker stop \"$X\"", "docker[stop][%s]");
        arrives("docker stop {<name>,b}", "docker[stop][%s][b]");
        arrives("docker stop - <<EOF\n<name>\nEOF", "docker[stop][-]");
        arrives("if true; then docker stop <name>; fi", "docker[stop][%s]");
        arrives("[[ <name> == <name> ]] && docker stop ok", "docker[stop][ok]");
        arrives("docker stop <(echo <name>) > /dev/null; docker ps <name>", "docker[ps][%s]");
    }

    @Test
    void a_value_arrives_whole_in_the_shells_that_a_command_carries() throws Exception {
        arrives("ssh host 'docker restart <name>'", "docker[restart][%s]");
        arrives("ssh host \"docker restart <name>\"", "docker[restart][%s]");
        arrives("ssh -p 22 user@host docker restart <name>", "docker[restart][%s]");
        arrives("sh -c 'docker restart \"<name> x\"'", "docker[restart][%s x]");
        arrives("sh -c \"docker restart '<name> x'\"", "docker[restart][%s x]");
        arrives("bash -ec 'docker restart <name> && docker ps'", "docker[restart][%s]docker[ps]");
        arrives("ssh host \"sh -c 'docker restart <name>'\"", "docker[restart][%s]");
        arrives("ssh host 'sh -c \"docker restart <name>\"'", "docker[restart][%s]");
        arrives("eval 'docker restart <name>'", "docker[restart][%s]");
    }

    @Test
    void within_the_quotes_of_other_code_a_value_is_text() throws Exception {
        arrives(
                "psql -c \"SELECT * FROM t WHERE n = '<name>'\"",
                "psql[-c][SELECT * FROM t WHERE n = '%s']");
        arrives("python -c 'print(\"<name>\")'", "python[-c][print(\"%s\")]");
    }

    @Test
    void outside_the_quotes_of_other_code_only_a_number_is_let_in() {
        for (var command :
                List.of(
                        "psql -c \"DELETE FROM s WHERE id = <id>\"",
                        "echo \"DELETE FROM s WHERE id = <id>\" | psql",
                        "psql <<E\nDELETE FROM s WHERE id = <id>\nE",
                        "docker exec db mysql -e 'DELETE FROM s WHERE id = <id>'",
                        "python -c 'print(<id>)'",
                        "awk '$1 == <id>' x")) {
            assertThat(Binding.bind(command, Map.of("id", "42")))
                    .as(command)
                    .isInstanceOf(Binding.Bound.class);
            assertThat(Binding.bind(command, Map.of("id", "id")))
                    .as(command)
                    .isInstanceOf(Binding.Refused.class);
        }
    }

    @Test
    void text_that_is_no_code_takes_any_value_that_may_pass() {
        for (var command :
                List.of(
                        "grep -E \"(<id>|x y)\" log",
                        "curl -H \"Authorization: Bearer <id>\" h",
                        "curl -d '{\"name\": \"<id>\"}' h",
                        "docker run -e \"MESSAGE=hello <id>\" -p \"80:80\" x",
                        "echo \"restarting <id> now\" | tee log",
                        "cat <<E > notice\nabout <id>\nE"))
            assertThat(Binding.bind(command, Map.of("id", "web-1")))
                    .as(command)
                    .isInstanceOf(Binding.Bound.class);
    }

    @Test
    void no_value_chooses_a_program_but_one_names_where_it_runs() {
        for (var command : List.of("docker exec -it <id> ps", "kubectl exec -t <id> -- ps"))
            assertThat(Binding.bind(command, Map.of("id", "web-1")))
                    .as(command)
                    .isInstanceOf(Binding.Bound.class);
        for (var command :
                List.of("<id> ps", "exec <id>", "sudo -n <id> ps", "env A=b nice <id>", "A=b <id>"))
            assertThat(Binding.bind(command, Map.of("id", "web-1")))
                    .as(command)
                    .isEqualTo(new Binding.Refused("<id> would choose the program"));
    }

    @Test
    void what_does_not_match_never_reaches_a_shell() {
        for (var value :
                List.of(
                        "",
                        "-rf",
                        "a b",
                        "$(id)",
                        "`id`",
                        "a;b",
                        "a\nb",
                        "a\tb",
                        "\u00fc",
                        "*",
                        "a/b",
                        ".hidden",
                        "a'b",
                        "a\"b",
                        "a\\b",
                        "~",
                        "_x",
                        "a=b",
                        "a\u0000",
                        "{a,b}",
                        "x".repeat(254)))
            assertThat(Binding.bind("docker restart <name>", Map.of("name", value)))
                    .as("'%s'", value)
                    .isInstanceOf(Binding.Refused.class);
    }

    @Test
    void where_nothing_can_be_quoted_the_command_is_refused() {
        for (var command :
                List.of(
                        "cat <<'EOF'\n<name>\nEOF",
                        "echo ${X:-<name>}",
                        "echo $((<name> + 1))",
                        "<name> --help",
                        "sudo <name> restart",
                        "ssh host '<name>'",
                        "ssh host <name>",
                        "sh -c <name>",
                        "echo `echo \\`echo <name>\\``",
                        "./deploy-<name>.sh",
                        "echo 'unclosed <name>"))
            assertThat(Binding.bind(command, Map.of("name", "web")))
                    .as(command)
                    .isInstanceOf(Binding.Refused.class);
    }

    @Test
    void a_placeholder_nobody_can_fill_is_named() {
        assertThat(Binding.bind("curl http://<host>:<port>/", Map.of("host", "web")))
                .isEqualTo(new Binding.Refused("nothing is known for <port>"));
    }

    @Test
    void a_command_without_placeholders_stays_as_it_is() {
        assertThat(Binding.bind("df -h | tail -1", Map.of("x", "y")))
                .isEqualTo(new Binding.Bound("df -h | tail -1", Map.of()));
    }

    @Test
    void a_value_never_stands_in_the_text_that_is_run() {
        var bound = (Binding.Bound) Binding.bind("ssh h 'ls <name>'", Map.of("name", "needle"));
        assertThat(bound.text()).doesNotContain("needle");
        assertThat(bound.environment()).isEqualTo(Map.of("RELIGHT_P_1", "needle"));
    }

    private void arrives(String command, String expected) throws Exception {
        programs();
        for (var value : VALUES) {
            var bound = Binding.bind(command, Map.of("name", value));
            assertThat(bound).as(command).isInstanceOf(Binding.Bound.class);
            assertThat(run((Binding.Bound) bound))
                    .as("%s bound as %s", command, bound)
                    .isEqualTo(expected.replace("%s", value));
        }
    }

    private void programs() throws IOException {
        for (var program : PROGRAMS)
            script(program, "printf '" + program + "'; printf '[%s]' \"$@\"");
        for (var shell : List.of("sh", "bash")) script(shell, "exec /bin/" + shell + " \"$@\"");
        script("ssh", "while [ \"${1#-}\" != \"$1\" ]; do shift 2; done; shift; exec sh -c \"$*\"");
    }

    private void script(String name, String body) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(Binding.Bound bound) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/bash", "-c", bound.text());
        builder.environment().putAll(bound.environment());
        builder.environment().put("PATH", folder.toString());
        builder.redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
