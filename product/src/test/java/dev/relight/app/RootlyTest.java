package dev.relight.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sudo` in a page, where there is none and none is needed; and everywhere else.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RootlyTest {
    private static final String RUNBOOK = Tower.RUNBOOK.replace("touch up", "sudo touch up");

    @TempDir Path folder;

    private Surroundings machine() {
        return new Surroundings(Map.of("PATH", folder.toString()), Path.of("/"));
    }

    private static String form(Plan plan) {
        var command =
                plan.commands().stream().filter(it -> it.text().contains("touch")).findFirst();
        return requireNonNull(command.orElseThrow().unattended()).text();
    }

    @Test
    void root_without_sudo_runs_the_command_itself_and_the_reason_stands_with_it() {
        assumeTrue(machine().isRoot(), "only root can try this");
        var plan = Compiler.standard().compile("beacon.md", RUNBOOK).plan();
        var here = Rootly.of(plan, machine());
        assertThat(form(plan)).isEqualTo("sudo -n touch up.flag");
        assertThat(form(here)).isEqualTo("touch up.flag");
        assertThat(here.commands().toString()).contains(Rootly.WHY);
        assertThat(here.commands().getFirst()).isEqualTo(plan.commands().getFirst());
    }

    @Test
    void where_sudo_is_there_or_nobody_knows_who_we_are_nothing_changes() throws IOException {
        var plan = Compiler.standard().compile("beacon.md", RUNBOOK).plan();
        assertThat(Rootly.of(plan, new Surroundings(Map.of("PATH", "/none"), folder)))
                .isSameAs(plan);
        var sudo = Files.createFile(folder.resolve("sudo"));
        assertThat(sudo.toFile().setExecutable(true)).isTrue();
        assertThat(Rootly.of(plan, machine())).isSameAs(plan);
    }

    @Test
    void the_question_shows_what_will_run_and_that_is_what_runs() throws IOException {
        var here = Surroundings.ofProcess();
        assumeTrue(here.isRoot() && !here.hasTool("sudo"), "only root without sudo can try this");
        try (var tower =
                new Tower(folder, "  - {name: beacon, runbook: other.md, autonomy: assist}\n")) {
            Files.writeString(folder.resolve("other.md"), RUNBOOK);
            tower.alert("k1", "firing");
            Tower.await("a question", () -> asked(tower).contains("\"digest\""));
            assertThat(asked(tower)).contains("\"touch up.flag\"", Rootly.WHY);
            var body =
                    "{\"question\":\"%s\",\"digest\":\"%s\"}"
                            .formatted(
                                    found(asked(tower), "\"question\":\\{\"id\":\"([^\"]+)\""),
                                    found(asked(tower), "\"digest\":\"([^\"]*)\""));
            tower.post("/api/v1/incidents/beacon-1/approve", body, tower.approver);
            Tower.await("the flag", () -> Files.exists(folder.resolve("up.flag")));
            assertThat(tower.house().station().journal().events("beacon-1").toString())
                    .contains(Rootly.WHY)
                    .doesNotContain("sudo -n");
        }
    }

    private static String asked(Tower tower) {
        return tower.get("/api/v1/incidents/beacon-1", tower.viewer).body();
    }

    private static String found(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
