package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.shell.Node;
import dev.relight.shell.Shell;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whatever command comes: an answer, soon, and a form that can be read as shell.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AttendanceFuzzTest {
    private static final int ROUNDS = 10_000 * Integer.getInteger("relight.fuzz.times", 1);
    private static final long SEED = Long.getLong("relight.fuzz.seed", 11);

    private static final String[] WORDS = {
        "sudo",
        "docker",
        "exec",
        "-it",
        "-t",
        "kubectl",
        "logs",
        "-f",
        "--follow",
        "top",
        "-p",
        "$(pgrep -f x)",
        "watch",
        "-n",
        "5",
        "'docker stats'",
        "ssh",
        "host",
        "'tail -f /x'",
        "sh",
        "-c",
        "\"ping h\"",
        "timeout",
        "|",
        "less",
        "&&",
        ";",
        "&",
        "curl",
        "http://h/?q={a=\"b\"}",
        "http://h/?a=1&b=2",
        "echo",
        "$API_TOKEN",
        "env",
        "printenv",
        "mysql",
        "-p",
        "psql",
        "--",
        "until",
        "false",
        "do",
        "done",
        "while",
        "vim",
        "read",
        "x",
        "<name>",
        ">",
        "/tmp/x",
        "<",
        "<<E\nx\nE\n",
        "restart:",
        "telnet",
        "25",
        "\\\n",
        "\n",
        "(",
        ")",
        "{",
        "}",
        "git",
        "log",
        "systemctl",
        "status",
        "-",
        "--tail=5",
        "'",
        "\"",
        "`",
        "$(",
        "\\",
        "=",
        "A=b"
    };

    @Test
    void heaps_of_words_are_answered_and_their_forms_are_shell() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--)
                text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            check(text.toString());
        }
    }

    @Test
    void mutated_lines_of_real_runbooks_are_answered() {
        var random = new Random(SEED);
        var lines = new ArrayList<String>();
        for (var row : Corpus.rows("dev/labels.tsv")) lines.add(row.getOrDefault("line", ""));
        for (var row : Corpus.rows("seeds/commands.tsv"))
            lines.add(row.getOrDefault("command", ""));
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder(lines.get(random.nextInt(lines.size())));
            for (int n = random.nextInt(3); n >= 0 && !text.isEmpty(); n--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) text.deleteCharAt(at);
                else text.insert(at, WORDS[random.nextInt(WORDS.length)]);
            }
            check(text.toString());
        }
    }

    @Test
    void the_longest_commands_take_no_more_than_a_moment() {
        for (var word :
                List.of(
                        "sudo ",
                        "watch ",
                        "a",
                        "env ",
                        "x=1 ",
                        "-t ",
                        "docker exec c ",
                        "\\\n ",
                        "curl http://h/?a={b ",
                        "?a={=",
                        "password ",
                        "echo $TOKEN; ",
                        "a://b:",
                        "while false; do x; done; ",
                        "sh -c 'x' ",
                        "token-",
                        "ps e ",
                        "| less ")) {
            var text = word.repeat(Shell.TEXT_CHARACTERS_MAX / word.length());
            var clock = ManagementFactory.getThreadMXBean();
            long before = clock.getCurrentThreadCpuTime();
            check(text);
            var taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
            assertThat(taken).as(word).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void check(String text) {
        var tree = Shell.readCommand(text);
        var attendance = Attendance.of(text, tree);
        SecretShown.in(tree);
        var form = attendance.form();
        if (form == null || form.kind() == Unattended.Kind.HUMAN) return;
        assertThat(tree).isNotInstanceOf(Node.Broken.class);
        assertThat(Shell.readCommand(form.text()).isBroken())
                .as("%s became %s", text, form.text())
                .isFalse();
    }
}
