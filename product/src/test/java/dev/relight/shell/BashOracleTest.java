package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// `bash -n` and our reading agree on what is shell and where a statement ends.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BashOracleTest {
    @Test
    void what_bash_reads_we_read_and_what_it_refuses_is_broken() throws Exception {
        var blocks = new ArrayList<>(Block.seeds());
        blocks.addAll(Block.dev());
        var missed = new ArrayList<String>();
        int statements = 0;
        int refused = 0;
        for (var block : blocks) {
            var script = Shell.read(block.text());
            boolean ours = script.statements().stream().noneMatch(Statement::broken);
            boolean bash = bashReads(masked(block.text()));
            statements += script.statements().size();
            if (!bash) refused++;
            if (ours != bash)
                missed.add(
                        (bash ? "only bash " : "only we  ")
                                + block.file()
                                + ":"
                                + block.line()
                                + why(script));
        }
        System.out.println(
                blocks.size()
                        + " blocks, "
                        + statements
                        + " statements, refused by bash "
                        + refused
                        + ", disagreements "
                        + missed.size());
        missed.forEach(System.out::println);
    }

    private static String why(Script script) {
        var out = new StringBuilder();
        for (var s : script.statements())
            if (s.broken())
                out.append(
                        "\n     "
                                + s.line()
                                + " "
                                + s.text().lines().findFirst().orElse("")
                                + " | "
                                + s.tree());
        return out.toString();
    }

    static String masked(String text) {
        var masked = new StringBuilder(text);
        for (var p : Placeholders.in(text))
            for (int i = p.start(); i < p.end(); i++) masked.setCharAt(i, '_');
        return masked.toString();
    }

    static boolean bashReads(String text) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bash", "-n")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // bash stops reading at the first error
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }
}
