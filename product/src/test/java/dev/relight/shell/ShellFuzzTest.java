package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whatever text comes, the reader answers soon, throws nothing and loses no character.
///
/// `make fuzz` runs it long, from another seed each time.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShellFuzzTest {
    private static final int ROUNDS = 8_000 * Integer.getInteger("relight.fuzz.times", 1);
    private static final long SEED = Long.getLong("relight.fuzz.seed", 7);

    /// Fragments that open, close and cut constructs.
    private static final String[] FRAGMENTS = {
        "$(",
        ")",
        "`",
        "\\`",
        "\\",
        "\n",
        "\\\n",
        "'",
        "\"",
        "$'",
        "$\"",
        "${",
        "}",
        "{",
        "{a,b}",
        "((",
        "))",
        "$((",
        "[[",
        "]]",
        "[",
        "]",
        "<<EOF\n",
        "<<'EOF'\n",
        "<<-EOF\n",
        "EOF\n",
        "<<<",
        "<(",
        ">(",
        ">",
        ">>",
        "<",
        "&>",
        "2>&1",
        "|",
        "||",
        "&",
        "&&",
        ";",
        ";;",
        ";&",
        "if ",
        "then ",
        "else ",
        "fi ",
        "for i in ",
        "do ",
        "done ",
        "while ",
        "until ",
        "case x in ",
        "esac ",
        "a) ",
        "function f ",
        "f() ",
        "{ ",
        " }",
        "! ",
        "time ",
        "coproc ",
        "select x in ",
        "<name>",
        "{{ x }}",
        "[Contact Info]",
        "{id}",
        "YOUR_KEY",
        "# c\n",
        "#",
        "echo ",
        "a=b ",
        "a=(",
        "a[0]=",
        "+=",
        "declare ",
        "=~ ",
        "$x",
        "${x:-",
        "${#x}",
        "$1",
        "~",
        "*",
        "?",
        "!",
        " ",
        "\t",
        "\r\n",
        "\r",
        "\u0000",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "ssh h ",
        "sh -c ",
        "psql -c "
    };

    @Test
    void random_heaps_of_shell_fragments_are_read() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--)
                text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            check(text.toString());
        }
    }

    @Test
    void random_characters_are_read() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var text = new char[random.nextInt(60)];
            for (int c = 0; c < text.length; c++)
                text[c] =
                        (char)
                                (random.nextInt(4) == 0
                                        ? random.nextInt(65_536)
                                        : random.nextInt(128));
            check(new String(text));
        }
    }

    @Test
    void mutated_blocks_of_real_runbooks_are_read() {
        var random = new Random(SEED);
        var blocks = new ArrayList<>(Block.seeds());
        blocks.addAll(Block.dev());
        for (int i = 0; i < ROUNDS; i++) {
            var text = new StringBuilder(blocks.get(random.nextInt(blocks.size())).text());
            if (text.length() > 4_000) text.setLength(4_000);
            for (int n = random.nextInt(5); n >= 0 && !text.isEmpty(); n--) mutate(text, random);
            check(text.toString());
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            case 2 -> text.setLength(at);
            default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
    }

    @Test
    void deep_nesting_is_broken_not_a_stack_overflow() {
        for (var opening :
                List.of(
                        "$(",
                        "`",
                        "(",
                        "{ ",
                        "if ",
                        "while ",
                        "\"$(",
                        "${x:-",
                        "$((",
                        "((",
                        "[[ ",
                        "<(",
                        "case x in a) ",
                        "f() { ",
                        "{a,",
                        "! ",
                        "time ",
                        "a=(",
                        "\"${x:-\"",
                        "for i in x; do ",
                        "coproc ",
                        "$(cat <<E\n",
                        "a | ",
                        "a && ",
                        "x=$(",
                        "function f { ",
                        "echo ${x[",
                        "<<a "))
            for (int times : new int[] {10, 1_000, 30_000}) {
                check(opening.repeat(times));
                check("echo " + opening.repeat(times) + "x");
            }
    }

    @Test
    void fifty_megabytes_are_refused_at_once() {
        for (var unit : List.of("echo hello\n", "$(", "'", "<name> ", "a", "\n")) {
            var text = unit.repeat(50_000_000 / unit.length());
            soon(
                    unit,
                    () -> {
                        var statements = Shell.read(text).statements();
                        assertThat(statements).hasSize(1);
                        assertThat(statements.getFirst().broken()).isTrue();
                        assertThat(Shell.readCommand(text)).isInstanceOf(Node.Broken.class);
                        assertThat(Placeholders.in(text)).isEmpty();
                    });
        }
    }

    @Test
    void the_longest_text_that_is_read_takes_no_more_than_a_moment() {
        for (var fragment : FRAGMENTS) {
            var text = fragment.repeat(Shell.TEXT_CHARACTERS_MAX / fragment.length());
            soon(fragment, () -> check(text));
            var lines = Shell.TEXT_CHARACTERS_MAX / (fragment.length() + 1);
            soon("lines of " + fragment, () -> check((fragment + "\n").repeat(lines)));
        }
    }

    /// By the processor's clock: the machine may be busy.
    private static void soon(String what, Runnable reading) {
        var clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        reading.run();
        var taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
        assertThat(taken).as(what).isLessThan(Duration.ofSeconds(2));
    }

    private static void check(String text) {
        assertThatCode(() -> read(text))
                .as(text.length() > 300 ? text.substring(0, 300) : text)
                .doesNotThrowAnyException();
    }

    private static void read(String text) {
        var script = Shell.read(text);
        var lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        int last = 0;
        for (var statement : script.statements()) {
            assertThat(text).contains(statement.text());
            assertThat(statement.line()).isBetween(Math.max(1, last), lines);
            assertThat(statement.endLine()).isBetween(statement.line(), lines);
            last = statement.line();
            assertThat(statement.tree().end()).isLessThanOrEqualTo(statement.text().length());
            for (var simple : statement.tree().simples())
                for (var word : simple.words()) pieces(word);
        }
        var tree = Shell.readCommand(text);
        Variables.needed(tree);
        for (var placeholder : Placeholders.in(text))
            assertThat(text.substring(placeholder.start(), placeholder.end()))
                    .isEqualTo(placeholder.text());
        Binding.bind(text, Map.of("name", "web", "x", "1"));
    }

    private static void pieces(Word word) {
        var together = new StringBuilder();
        for (var piece : word.pieces()) together.append(piece.text());
        assertThat(together.toString()).isEqualTo(word.text());
    }
}
