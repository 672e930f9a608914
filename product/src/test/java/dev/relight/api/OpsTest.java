package dev.relight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.app.Tower;
import dev.relight.problem.Severity;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators are given, held by Prometheus's own tool.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @TempDir Path folder;

    @Test
    void the_metrics_are_what_prometheus_understands() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROMTOOL), "needs promtool; see tools/setup-debian.sh");
        try (var tower =
                new Tower(folder, "  - {name: beacon, runbook: beacon.md, autonomy: observe}\n")) {
            tower.alert("k", "firing");
            var text = tower.open("/metrics").body();
            assertThat(text)
                    .contains("relight_alerts_total{source=\"generic\",outcome=\"opened\"} 1");
            assertThat(text).endsWith("# EOF\n");
            assertThat(promtool(text, "check", "metrics")).doesNotContain("error");
        }
    }

    @Test
    void the_rules_are_rules() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROMTOOL), "needs promtool; see tools/setup-debian.sh");
        assertThat(promtool("", "check", "rules", "../ops/prometheus-rules.yml"))
                .contains("SUCCESS");
    }

    @Test
    void the_runbook_for_relight_itself_has_no_errors() throws IOException {
        var compiled = Compiler.standard().compile(Path.of("../docs/runbooks/relight-down.md"));
        assertThat(compiled.plan().commands()).hasSizeGreaterThan(4);
        assertThat(compiled.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private static String promtool(String input, String... arguments)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of(PROMTOOL.toString()));
        command.addAll(java.util.List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
