package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// bash and shfmt, asked about the blocks of the corpus, read them as we do.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BashOracleTest {
    private static final List<Path> SHFMT =
            List.of(Path.of("/usr/bin/shfmt"), Path.of("/usr/local/bin/shfmt"));

    @Test
    void what_bash_reads_we_read_and_what_it_refuses_is_broken() throws Exception {
        var apart = new ArrayList<String>();
        int statements = 0;
        int refused = 0;
        for (var block : blocks()) {
            var script = Shell.read(block.text());
            boolean ours = script.statements().stream().noneMatch(Statement::broken);
            boolean bash = run(masked(block.text()), "bash", "-n") != null;
            statements += script.statements().size();
            if (!bash) refused++;
            if (ours != bash) apart.add((bash ? "only bash: " : "only we: ") + block);
        }
        System.out.println(statements + " statements, blocks refused by bash and us: " + refused);
        assertThat(apart).isEmpty();
        assertThat(refused).as("some must be refused, or this proves little").isPositive();
    }

    @Test
    void every_statement_by_itself_is_whole_to_bash() throws Exception {
        for (var block : blocks())
            for (var statement : Shell.read(block.text()).statements())
                if (!statement.broken())
                    assertThat(run(masked(statement.text()) + "\n", "bash", "-n"))
                            .as(statement.text())
                            .isNotNull();
    }

    /// The words of all commands in the order of the text: the same commands were found, however
    /// deep, with the same words.
    @Test
    void shfmt_finds_the_same_commands_with_the_same_words() throws Exception {
        var shfmt = SHFMT.stream().filter(Files::exists).findFirst();
        assumeTrue(shfmt.isPresent(), "no shfmt on this machine");
        var json = new ObjectMapper();
        int commands = 0;
        for (var block : blocks()) {
            var masked = masked(block.text());
            var node = Shell.readCommand(masked);
            if (node instanceof Node.Broken || masked.chars().anyMatch(c -> c > 127)) continue;
            var out = run(masked, shfmt.get().toString(), "-ln", "bash", "--tojson");
            if (out == null) continue;
            var theirs = new ArrayList<String>();
            var tree = json.readTree(out);
            if (hasStrangeAssignment(tree)) continue;
            callsIn(tree, masked, theirs);
            var ours = new ArrayList<String>();
            for (var simple : node.simples())
                if (!simple.words().isEmpty() && !isDeclaring(simple)) ours.add(words(simple));
            ours.sort(null);
            theirs.sort(null);
            commands += ours.size();
            assertThat(ours).as(block.toString()).isEqualTo(theirs);
        }
        System.out.println("shfmt and we agree on the words of " + commands + " commands");
        assertThat(commands).isGreaterThan(1_000);
    }

    /// To shfmt these are clauses of their own, not calls.
    private static boolean isDeclaring(Node.Simple simple) {
        return switch (simple.words().getFirst().text()) {
            case "declare", "export", "local", "readonly", "typeset", "nameref", "let" -> true;
            default -> false;
        };
    }

    /// shfmt 3.6 takes `http://h/x?a=[b]` for an assignment; bash does not.
    private static boolean hasStrangeAssignment(JsonNode node) {
        for (var assignment : node.path("Assigns"))
            if (!assignment.path("Name").path("Value").asText("x").matches("\\w+")) return true;
        for (var child : node) if (hasStrangeAssignment(child)) return true;
        return false;
    }

    private static String words(Node.Simple simple) {
        return String.join(" ", simple.words().stream().map(Word::text).toList());
    }

    private static void callsIn(JsonNode node, String text, List<String> to) {
        if (node.path("Type").asText().equals("CallExpr") && !node.path("Args").isEmpty()) {
            var words = new ArrayList<String>();
            for (var word : node.path("Args"))
                words.add(
                        text.substring(
                                word.path("Pos").path("Offset").asInt(),
                                word.path("End").path("Offset").asInt()));
            to.add(String.join(" ", words));
        }
        for (var child : node) callsIn(child, text, to);
    }

    private static List<Block> blocks() {
        var blocks = new ArrayList<>(Block.seeds());
        blocks.addAll(Block.dev());
        return blocks;
    }

    private static String masked(String text) {
        var masked = new StringBuilder(text);
        for (var placeholder : Placeholders.in(text))
            for (int i = placeholder.start(); i < placeholder.end(); i++) masked.setCharAt(i, '_');
        return masked.toString();
    }

    /// What it printed, or null when it failed.
    private static @Nullable String run(String input, String... command)
            throws IOException, InterruptedException {
        var in = Files.createTempFile("relight-oracle", ".sh");
        var out = Files.createTempFile("relight-oracle", ".out");
        try {
            Files.writeString(in, input, StandardCharsets.UTF_8);
            var process =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() == 0 ? Files.readString(out) : null;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }
}
