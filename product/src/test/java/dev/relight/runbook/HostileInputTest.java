package dev.relight.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, there is an answer, and soon.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileInputTest {
    /// Far above what is needed, on a machine with much else to do; only a loop takes longer.
    private static final Duration LONG = Duration.ofSeconds(90);

    private static final int ROUNDS = 3_000 * Integer.getInteger("relight.fuzz.times", 1);
    private static final long SEED = Long.getLong("relight.fuzz.seed", 20_260_101);

    private final Compiler compiler = Compiler.standard();

    @Test
    void a_binary_file_is_refused_at_its_first_nul() {
        var bytes = "# Title\n\nab\0cd".getBytes(StandardCharsets.UTF_8);
        assertThat(codes(bytes)).containsExactly("file-not-text");
        assertThat(compiler.compile("x.md", bytes).problems().getFirst().where())
                .hasToString("x.md:3:3");
    }

    @Test
    void another_encoding_is_refused_where_it_shows() {
        var bytes = "# Stoerung\n\nPr\u00fcfen".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(codes(bytes)).containsExactly("file-not-utf8");
        assertThat(compiler.compile("x.md", bytes).problems().getFirst().where())
                .hasToString("x.md:3:3");
    }

    @Test
    void fifty_megabytes_give_one_message_without_being_read(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("big.md");
        try (var big = new RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(50L * 1024 * 1024);
        }
        Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () ->
                        assertThat(compiler.compile(file).problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.code()).isEqualTo("file-too-large")));
    }

    @Test
    void a_file_of_one_endless_line_is_refused() {
        assertThat(codes(bytes("x ".repeat(20_000)))).containsExactly("line-too-long");
    }

    @Test
    void line_ends_of_every_system_and_a_byte_order_mark_change_nothing() {
        var text = "# Title\n\n## Resolution\n```bash\n# Restart\nsystemctl restart x\n```\n";
        var plain = compiler.compile("x.md", text).plan();
        for (var other :
                List.of(text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\uFEFF" + text)) {
            var plan = compiler.compile("x.md", other).plan();
            assertThat(plan.commands()).isEqualTo(plain.commands());
            assertThat(plan.sections()).isEqualTo(plain.sections());
        }
    }

    @Test
    void a_runbook_built_to_hurt_is_read_in_time() {
        var hurting =
                List.of(
                        "> ".repeat(9_000) + "x\n",
                        "- ".repeat(9_000) + "x\n",
                        "[".repeat(19_000) + "\n",
                        ("[a](" + "b".repeat(80) + "\n").repeat(20_000),
                        "`".repeat(19_000) + "\n",
                        ("`a``b```c````" + "\n").repeat(40_000),
                        "*a _b ".repeat(3_000) + "\n",
                        "<".repeat(19_000) + "\n",
                        "1.\n".repeat(49_000),
                        "- if a, b\n".repeat(49_000),
                        "- [ ] check the pods if they run\n".repeat(40_000),
                        "| a | b |\n|---|---|\n" + "| x | y |\n".repeat(49_000),
                        "```\n".repeat(49_001),
                        "```bash\n" + "echo $(".repeat(2_000) + "\n```\n",
                        "```bash\n" + "if true; then\n".repeat(10_000) + "```\n",
                        "```bash\n" + "# if x\nls\n\n".repeat(10_000) + "```\n",
                        "```\n" + "$ ls '\n".repeat(20_000) + "```\n",
                        "```bash\n" + "cat <<EOF\n".repeat(20_000) + "```\n",
                        "## If it is down\n- restart\n".repeat(15_000),
                        "# a\n## b\n### c\n#### d\n##### e\n###### f\n```bash\nls\n```\n"
                                .repeat(4_000),
                        "\\".repeat(19_000) + "\n",
                        "If a:\n\n```bash\nls\n```\n\n".repeat(7_000),
                        "ssh x\n".repeat(100) + "```bash\nssh x\nls\n```\n".repeat(8_000),
                        "**a**: b\n".repeat(40_000));
        for (var text : hurting)
            Assertions.assertTimeoutPreemptively(
                    LONG,
                    () -> assertThat(compiler.compile("x.md", text).plan()).isNotNull(),
                    () -> "too slow: " + text.substring(0, Math.min(40, text.length())));
    }

    @Test
    void a_runbook_shaken_at_random_never_throws() {
        var parts =
                new String[] {
                    "# ",
                    "## ",
                    "\n",
                    "\n\n",
                    "```",
                    "```bash\n",
                    "```console\n",
                    "- ",
                    "1. ",
                    "  ",
                    "\t",
                    "> ",
                    "**",
                    "`",
                    "<x>",
                    "[a](b)",
                    "| a | b |\n|--|--|\n",
                    "If it fails:",
                    "docker restart x",
                    "$ ls -l",
                    "# Expected: 200",
                    "curl -f http://x/health",
                    "psql -h x",
                    "SELECT 1;",
                    "rm -rf /",
                    "cat <<EOF",
                    "EOF",
                    "'",
                    "\"",
                    "\\\n",
                    "$(",
                    ")",
                    "for i in 1 2; do",
                    "done",
                    "{{ x }}",
                    "---\n",
                    "a: b\n",
                    "- [ ] page Ada",
                    "Escalation",
                    "Symptoms",
                    "😀",
                    "é",
                    "\u0000".strip(),
                    "# or\n",
                    "(if needed)"
                };
        var dice = new Random(SEED);
        for (int run = 0; run < ROUNDS; run++) {
            var text = new StringBuilder();
            for (int at = dice.nextInt(60); at > 0; at--)
                text.append(parts[dice.nextInt(parts.length)]);
            var seen = text.toString();
            Assertions.assertDoesNotThrow(
                    () -> compiler.compile("x.md", seen), () -> "threw on:\n" + seen);
        }
    }

    private List<String> codes(byte[] bytes) {
        return compiler.compile("x.md", bytes).problems().stream().map(one -> one.code()).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
