package dev.relight.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.relight.cli.Console;
import dev.relight.cli.Console.Said;
import dev.relight.cli.Exit;
import dev.relight.cli.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder = Path.of("set by JUnit");

    private String runbook = "";

    @BeforeEach
    void write_the_runbook() throws IOException {
        var file = folder.resolve("web-down.md");
        Files.copy(Path.of("src/test/resources/check/web-down.md"), file);
        runbook = file.toString();
    }

    @Test
    void people_see_the_outline_then_each_line_with_a_caret_then_one_line_that_sums_up()
            throws Usage {
        var answer = check(runbook);
        assertThat(answer.exit()).isEqualTo(Exit.NO);
        assertThat(answer.out())
                .contains("Web Down")
                .contains("docker compose down")
                .contains("web-down.md:24")
                .contains("^~~~~~~~~~~")
                .contains("option-unknown")
                .contains("mend: Set `mem_limit`")
                .containsPattern(
                        "web-down.md: \\d+ errors, \\d+ warnings?, \\d+ worth knowing\\s*$");
        assertThat(answer.out().indexOf("Assessment"))
                .isLessThan(answer.out().indexOf("option-unknown"));
    }

    @Test
    void no_line_is_wider_than_the_terminal() throws Usage {
        for (int width : List.of(60, 80, 120)) {
            var out = check(width, "--all", runbook).out();
            var paths = out.lines().filter(line -> !line.contains("web-down.md"));
            assertThat(paths.filter(line -> line.length() > width))
                    .as("wider than %d", width)
                    .isEmpty();
        }
    }

    @Test
    void a_runbook_without_findings_is_passed_over_in_silence() throws Exception {
        var clean = folder.resolve("clean.md");
        Files.writeString(
                clean,
                """
                # Web Down
                **Severity**: critical
                ```bash
                df -h
                ```
                ## Escalation
                - After 30 minutes call Ada, +43 1 555 0100
                """);
        assertThat(check("--problems-only", clean.toString())).isEqualTo(new Said(Exit.OK, "", ""));
    }

    @Test
    void json_is_one_object_and_holds_the_findings_of_the_lint() throws Exception {
        var json = JSON.readTree(check("--json", runbook).out());
        assertThat(json.path("runbook").path("title").asText()).isEqualTo("Web Down");
        assertThat(json.path("problems").findValuesAsText("code"))
                .contains("option-unknown", "glob-in-wrong-shell", "curl-no-timeout");
        assertThat(json.path("problems").path(0).fieldNames())
                .toIterable()
                .containsExactly("line", "column", "code", "severity", "what", "mend");
    }

    @Test
    void several_runbooks_give_an_array_and_a_folder_gives_its_runbooks() throws Exception {
        Files.copy(Path.of(runbook), folder.resolve("second.md"));
        Files.writeString(folder.resolve("README.md"), "# No commands here\n");
        var json = JSON.readTree(check("--json", folder.toString()).out());
        assertThat(json.isArray()).isTrue();
        assertThat(json).hasSize(2);
    }

    @Test
    void sarif_follows_its_schema_and_points_at_lines_and_columns() throws Exception {
        var sarif = JSON.readTree(check("--sarif", runbook).out());
        try (var schema = getClass().getResourceAsStream("/sarif/sarif-2.1.0.json")) {
            var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
            assertThat(factory.getSchema(schema).validate(sarif)).isEmpty();
        }
        var result = first(sarif, "option-unknown");
        var region = result.at("/locations/0/physicalLocation/region");
        assertThat(region.path("startLine").asInt()).isEqualTo(24);
        assertThat(region.path("startColumn").asInt()).isEqualTo(22);
        var rules = sarif.at("/runs/0/tool/driver/rules");
        assertThat(rules.path(result.path("ruleIndex").asInt()).path("id").asText())
                .isEqualTo("option-unknown");
    }

    @Test
    void github_gets_one_command_a_line_with_everything_escaped() throws Exception {
        var odd = folder.resolve("a,b%:c.md");
        Files.copy(Path.of(runbook), odd);
        var lines = check("--github", odd.toString()).out().lines().toList();
        assertThat(lines)
                .allMatch(line ->
                        line.matches(
                                "::(error|warning|notice) file=[^,:]+,line=\\d+,col=\\d+,title=[a-z0-9-]+::.+"));
        assertThat(lines)
                .anyMatch(line -> line.contains("a%2Cb%25%3Ac.md") && line.contains("%0Amend: "));
    }

    @Test
    void strict_makes_a_warning_count() throws Exception {
        var file = folder.resolve("warned.md");
        Files.writeString(file, "# Web Down\n\n```bash\ndocker logs web | tail -5\n```\n");
        assertThat(check(file.toString()).exit()).isEqualTo(Exit.OK);
        assertThat(check("--strict", file.toString()).exit()).isEqualTo(Exit.NO);
    }

    @Test
    void known_findings_do_not_fail_also_when_lines_have_moved_and_new_ones_do() throws Exception {
        var baseline = folder.resolve("known.txt").toString();
        assertThat(check("--write-baseline", baseline, runbook).exit()).isEqualTo(Exit.OK);
        assertThat(check("--strict", "--baseline", baseline, runbook).exit()).isEqualTo(Exit.OK);
        var text =
                Files.readString(Path.of(runbook))
                        .replaceFirst("## Assessment", "Some words.\n\nMore.\n\n## Assessment");
        Files.writeString(Path.of(runbook), text);
        assertThat(check("--strict", "--baseline", baseline, runbook).exit()).isEqualTo(Exit.OK);
        Files.writeString(
                Path.of(runbook), text + "\n```bash\ndocker compose up -d --cpus=2\n```\n");
        var answer = check("--problems-only", "--baseline", baseline, runbook);
        assertThat(answer.exit()).isEqualTo(Exit.NO);
        assertThat(answer.out())
                .contains("--cpus")
                .doesNotContain("--memory")
                .contains("more are known");
    }

    @Test
    void a_runbook_can_come_on_standard_input() throws Exception {
        var answer = run(80, Files.readString(Path.of(runbook)), "--json", "-");
        assertThat(JSON.readTree(answer.out()).path("runbook").path("file").asText())
                .isEqualTo("-");
    }

    @Test
    void what_cannot_be_done_is_said_with_a_mend() {
        for (var arguments :
                List.of(
                        List.of("nowhere.md"),
                        List.<String>of(),
                        List.of("--json", "--sarif", runbook),
                        List.of("--against", "nowhere", runbook),
                        List.of("--baseline", "nowhere", runbook),
                        List.of("--baseline", runbook, runbook)))
            assertThatThrownBy(() -> check(arguments.toArray(String[]::new)))
                    .isInstanceOf(Usage.class)
                    .hasMessageContaining("mend:");
    }

    @Test
    void an_empty_or_binary_file_is_one_error_and_no_crash() throws Exception {
        var empty = folder.resolve("empty.md");
        Files.writeString(empty, "");
        assertThat(check("-p", empty.toString()))
                .matches(a -> a.exit() == Exit.NO && a.out().contains("file-empty"));
        var binary = folder.resolve("binary.md");
        Files.write(binary, new byte[] {1, 0, 2});
        assertThat(check("-p", binary.toString()).out()).contains("file-not-text");
    }

    @Test
    void control_characters_of_a_runbook_never_reach_the_terminal() throws Exception {
        var hostile = folder.resolve("hostile.md");
        Files.writeString(
                hostile,
                "# A \u001b[31mred\u001b[0m title\n\n```bash\ndocker logs \u001b]0;x\u0007web | tail\n```\n");
        assertThat(check("--all", hostile.toString()).out())
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
    }

    private static JsonNode first(JsonNode sarif, String code) {
        for (var result : sarif.at("/runs/0/results"))
            if (result.path("ruleId").asText().equals(code)) return result;
        throw new AssertionError("no " + code + " in " + sarif);
    }

    private static Said check(String... arguments) throws Usage {
        return run(100, "", arguments);
    }

    private static Said check(int width, String... arguments) throws Usage {
        return run(width, "", arguments);
    }

    private static Said run(int width, String input, String... arguments) throws Usage {
        var console = Console.apart(width, input.getBytes(StandardCharsets.UTF_8));
        return console.said(new CheckCommand().run(List.of(arguments), console.terminal()));
    }
}
