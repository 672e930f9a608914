package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import dev.relight.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever command or rule comes: an answer with its reason, soon; and what destroys is never
/// talked down by what stands around it.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgeFuzzTest {
    private static final int ROUNDS = 2_000 * Integer.getInteger("relight.fuzz.times", 1);
    private static final long SEED = Long.getLong("relight.fuzz.seed", 13);

    /// More than this nobody reads; see [Scales].
    private static final int REASONS_MAX = 64;

    private static final Judge JUDGE = Judge.standard();

    private static final List<String> GLUE =
            List.of(
                    "|",
                    "&&",
                    "||",
                    ";",
                    "&",
                    "\n",
                    "$(",
                    ")",
                    "`",
                    "'",
                    "\"",
                    "\\",
                    ">",
                    ">>",
                    "<",
                    "<<E\nx\nE\n",
                    "{",
                    "}",
                    "(",
                    "(",
                    "!",
                    "#",
                    "--",
                    "-",
                    "-x",
                    "--x=y",
                    "=",
                    "<name>",
                    "*",
                    "$X",
                    "${X:-y}",
                    "sudo",
                    "env",
                    "xargs",
                    "sh -c",
                    "ssh h",
                    "\t",
                    "é",
                    "😀",
                    "\u0000",
                    "-----",
                    "a=b");

    @Test
    void heaps_of_known_words_are_judged_with_a_reason() {
        var words = words();
        var dice = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder();
            for (int n = dice.nextInt(14); n >= 0; n--) {
                var from = dice.nextInt(3) == 0 ? GLUE : words;
                text.append(from.get(dice.nextInt(from.size())));
                if (dice.nextInt(6) > 0) text.append(' ');
            }
            check(text.toString());
        }
    }

    @Test
    void commands_with_a_word_lost_or_doubled_are_judged() {
        var commands = commands();
        var dice = new Random(SEED + 1);
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder(commands.get(dice.nextInt(commands.size())));
            for (int n = dice.nextInt(4); n >= 0 && !text.isEmpty(); n--) {
                int at = dice.nextInt(text.length());
                int to = Math.min(text.length(), at + dice.nextInt(8));
                switch (dice.nextInt(3)) {
                    case 0 -> text.delete(at, to);
                    case 1 -> text.insert(at, text.substring(at, to));
                    default -> text.insert(at, GLUE.get(dice.nextInt(GLUE.size())));
                }
            }
            check(text.toString());
        }
    }

    /// Each level doubles the work of who weighs what stands in a block again for each one around
    /// it: forty would take days.
    @Test
    @Timeout(120)
    void blocks_in_blocks_are_weighed_once_each() {
        var nested = "ForEach-Object { ".repeat(40) + "Remove-Item x" + " }".repeat(40);
        assertThat(JUDGE.judge(nested).danger()).isEqualTo(Danger.DESTRUCTIVE);
    }

    @Test
    void nothing_around_it_talks_down_what_destroys() {
        var commands = commands();
        var dice = new Random(SEED + 2);
        for (int i = 0; i < ROUNDS / 4; i++) {
            var other = commands.get(dice.nextInt(commands.size()));
            if (other.contains("<<") || Shell.readCommand(other).isBroken()) continue;
            for (var text :
                    List.of(
                            "rm -rf /srv/data; " + other,
                            other + "\nrm -rf /srv/data",
                            "sudo -n rm -rf /srv/data && { " + other + "\n}",
                            "echo \"$(rm -rf /srv/data)\" | ( " + other + "\n)"))
                assertThat(JUDGE.judge(text).danger())
                        .as(text)
                        .isIn(Danger.DESTRUCTIVE, Danger.UNKNOWN);
        }
    }

    @Test
    void the_longest_commands_are_judged_in_a_moment() {
        for (var unit :
                List.of(
                        "sudo ",
                        "sh -c '",
                        "ssh h ",
                        "$(rm ",
                        "| xargs ",
                        "docker exec c ",
                        "a ",
                        "-x ",
                        "--x=y ",
                        "a=b ",
                        "> f ",
                        "`",
                        "; ls ",
                        "kubectl -n x get ",
                        "{ ",
                        "find . -exec ",
                        "psql -c 'SELECT ",
                        "curl -X POST http://h/ ",
                        "eval ",
                        "timeout 1 ",
                        "env -S ",
                        "watch ",
                        "bash <<<",
                        "xargs -I{} ",
                        "& ")) {
            var text = unit.repeat(Shell.TEXT_CHARACTERS_MAX / unit.length());
            var clock = ManagementFactory.getThreadMXBean();
            long before = clock.getCurrentThreadCpuTime();
            assertThat(JUDGE.judge(text).reasons()).as(unit).isNotEmpty();
            var taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
            assertThat(taken).as(unit).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void rules_of_any_shape_are_read_or_told_and_never_thrown() throws IOException {
        var lines =
                Files.readString(Path.of("../examples/lantern/relight-rules.yaml"))
                        .lines()
                        .toList();
        var odd =
                List.of(
                        "x: y",
                        "- a",
                        "{",
                        "[",
                        "danger: worst",
                        "  why:",
                        "&a *a",
                        "? x",
                        "|",
                        "'",
                        "next: 5",
                        "options: {-a: }",
                        "instead: [{when: x}]",
                        "carries: q",
                        "~",
                        "");
        var dice = new Random(SEED + 3);
        for (int i = 0; i < ROUNDS / 4; i++) {
            var yaml = new StringBuilder();
            for (var line : lines) {
                if (dice.nextInt(12) == 0) continue;
                if (dice.nextInt(8) == 0)
                    yaml.append(" ".repeat(dice.nextInt(6)))
                            .append(odd.get(dice.nextInt(odd.size())))
                            .append('\n');
                yaml.append(dice.nextInt(15) == 0 ? line.strip() : line).append('\n');
            }
            var problems = new Problems();
            var rules = OwnRules.read("rules.yaml", yaml.toString(), problems);
            for (var problem : problems.inOrder()) {
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.mend()).isNotBlank();
            }
            assertThat(Judge.with(rules).judge("rm -rf /srv/data").danger())
                    .isEqualTo(Danger.DESTRUCTIVE);
        }
    }

    private static void check(String text) {
        var tree = Shell.readCommand(text);
        var verdict = JUDGE.judge(text);
        assertThat(verdict.reasons()).as(text).isNotEmpty();
        assertThat(JUDGE.reasons(tree)).as(text).hasSizeBetween(1, REASONS_MAX);
        assertThat(JUDGE.danger(tree)).as(text).isEqualTo(JUDGE.danger(Shell.readCommand(text)));
        if (tree.isBroken()) assertThat(verdict.danger()).as(text).isEqualTo(Danger.UNKNOWN);
        JUDGE.judgeBlock(Shell.read(text).statements());
    }

    /// Of the project's own tables of examples.
    private static List<String> commands() {
        return Stream.of("fresh.tsv", "traps.tsv", "breadth.tsv")
                .flatMap(file -> read("/danger/" + file).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(line.indexOf('\t') + 1).replace("\\n", "\n"))
                .toList();
    }

    private static List<String> words() {
        var words = new TreeSet<String>();
        for (var command : commands()) words.addAll(List.of(command.split("\\s+")));
        return new ArrayList<>(words);
    }

    private static String read(String resource) {
        try (var in = Objects.requireNonNull(JudgeFuzzTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
