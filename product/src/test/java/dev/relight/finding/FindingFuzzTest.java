package dev.relight.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.shell.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Any text at all: nothing throws, nothing hangs, every reason is said. `-Dfuzz.rounds` makes it
/// longer.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FindingFuzzTest {
    private static final int ROUNDS = 6_000 * Integer.getInteger("relight.fuzz.times", 1);
    private static final long SEED = Long.getLong("relight.fuzz.seed", 20_260_301);
    private static final Duration EACH_MAX = Duration.ofSeconds(2);

    private static final List<String> COMMANDS = commands();

    private static final List<String> PIECES =
            List.of(
                    "curl",
                    "-f",
                    "-X POST",
                    "http://h:1/health",
                    "docker",
                    "ps",
                    "logs",
                    "stats",
                    "exec -it c",
                    "kubectl get pods",
                    "| grep -E \"(a|b\"",
                    "| grep -v x",
                    "| wc -l",
                    "| tail -3",
                    "ssh h '",
                    "'",
                    "\"",
                    "$(",
                    ")",
                    "`",
                    "df -h",
                    "free",
                    "{",
                    "}",
                    "[",
                    "<x>",
                    "&&",
                    "||",
                    ";",
                    "\n",
                    "\\",
                    "\u0000",
                    "\u001b[31m",
                    "é",
                    "𝄞",
                    "%",
                    "200",
                    "Up 3 hours",
                    "Exited (1)",
                    "(unhealthy)",
                    "json",
                    ":",
                    "...",
                    "\"status\"",
                    "healthy",
                    "no errors",
                    "< 80%",
                    "at least 3",
                    "Expected:",
                    "Look for",
                    "if",
                    "memory > 90%",
                    "99999999999999999999",
                    "-1",
                    "1e999",
                    "NaN",
                    "should return",
                    "(",
                    "((((",
                    "*",
                    "relight-http",
                    "relight-http 200 x",
                    "HTTP/1.1 200",
                    "Mem:",
                    "%Cpu(s): 1,5 id",
                    "load average: 1.0, 2.0, 3.0",
                    "notAfter=Xyz 99 00:00:00 2026 GMT",
                    "100% packet loss",
                    "LISTEN 0 1 *:99999 *:*",
                    "PID",
                    "\t",
                    " ",
                    "0/1",
                    "1/1");

    private static List<String> commands() {
        var all = new ArrayList<String>();
        for (var row : Rows.of("looks")) {
            var call = row.text("call").replace(".*", "anything");
            all.add(call.replaceAll("\\|\\S*", "") + " " + row.text("with"));
        }
        return all;
    }

    @Test
    void readers_read_anything() {
        var dice = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var command =
                    dice.nextInt(3) == 0
                            ? text(dice)
                            : COMMANDS.get(dice.nextInt(COMMANDS.size()))
                                    + (dice.nextBoolean() ? " | grep x" : "");
            var out = text(dice);
            var err = text(dice);
            Integer exit = dice.nextInt(5) == 0 ? null : dice.nextInt(256);
            long start = System.nanoTime();
            var facts =
                    Reading.of(command, exit, out, err, Duration.ofMillis(3))
                            .at(1, java.time.Instant.EPOCH);
            assertThat(Facts.of(facts.list())).isEqualTo(facts);
            assertThat(facts.kept().list())
                    .noneMatch(fact -> fact.value().length() > LogExcerpt.CHARACTERS_MAX);
            for (var fact : facts.list())
                assertThat(Subject.of(fact.subject()).text()).isEqualTo(fact.subject());
            bounded(start, command);
        }
    }

    @Test
    void wordings_are_understood_or_not_but_never_throw() {
        var dice = new Random(SEED + 1);
        for (int i = 0; i < ROUNDS; i++) {
            var command =
                    dice.nextBoolean() ? text(dice) : COMMANDS.get(dice.nextInt(COMMANDS.size()));
            var words = text(dice);
            long start = System.nanoTime();
            printed(Expectations.check(command, words));
            printed(DefaultChecks.of(command, Surroundings.NONE));
            printed(Symptoms.predicate(words));
            printed(
                    Conditions.predicate(
                            words,
                            new Surroundings(
                                    List.of(words),
                                    words,
                                    List.of(command),
                                    List.of("a b", "\"c)"))));
            assertThat(EvidenceKinds.of(command)).isNotEmpty();
            bounded(start, words);
        }
    }

    @Test
    void an_instrumented_command_has_the_same_shape() {
        var dice = new Random(SEED + 2);
        for (int i = 0; i < ROUNDS; i++) {
            var command = text(dice);
            var instrumented = Instrument.of(command);
            if (instrumented.added().isEmpty()) assertThat(instrumented.text()).isEqualTo(command);
            else
                assertThat(Shell.readCommand(Instrument.bare(instrumented.text())).simples())
                        .as(instrumented.text())
                        .hasSameSizeAs(Shell.readCommand(command).simples());
        }
    }

    @Test
    void long_output_is_read_in_bounded_time() {
        var line = "2026-01-05 10:00:00 ERROR connection to database refused a".repeat(3) + "\n";
        for (var log :
                List.of(
                        line.repeat(6_000),
                        "a".repeat(1 << 20),
                        "{".repeat(100_000),
                        "[".repeat(100_000),
                        "x: ".repeat(300_000),
                        "-".repeat(1 << 20)))
            for (var command : COMMANDS) {
                long start = System.nanoTime();
                var facts = Reading.of(command, 0, log, log.substring(0, 50_000), Duration.ZERO);
                facts.kept(List.of(Predicate.of("log matches /(e+)+r+x/i")));
                bounded(start, command);
            }
    }

    private static void printed(@org.jspecify.annotations.Nullable Predicate predicate) {
        if (predicate == null) return;
        assertThat(Predicate.of(predicate.text())).isEqualTo(predicate);
        assertThat(predicate.judge(Facts.none()).isUndecided()).as(predicate.text()).isTrue();
    }

    private static void bounded(long start, String what) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(EACH_MAX);
    }

    private static String text(Random dice) {
        var text = new StringBuilder();
        for (int n = dice.nextInt(14); n > 0; n--) {
            text.append(PIECES.get(dice.nextInt(PIECES.size())));
            if (dice.nextInt(4) > 0) text.append(dice.nextInt(6) == 0 ? '\n' : ' ');
            if (dice.nextInt(40) == 0) text.append((char) dice.nextInt(0x10000));
        }
        return text.toString();
    }
}
