package dev.relight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relight.cli.Console.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RehearseTest {
    private static final String LANTERN = "../examples/lantern/service-down.md";

    @TempDir Path folder;

    private static Said rehearse(String... arguments) throws Usage {
        var console = Console.together(200, "");
        return console.said(new Rehearse().run(List.of(arguments), console.terminal()));
    }

    @Test
    void a_scenario_is_played_seen_repaired_and_soaked() throws Usage {
        var it = rehearse(LANTERN, "--scenario", "disk full");

        assertThat(it.exit()).isZero();
        assertThat(it.out())
                .contains("Scenario 6: Disk full  (line 226)")
                .contains("asks         Scenario 6: Disk full")
                .contains("rm -f data/spool/*.tmp  (line 243)")
                .contains("resolved     it has been well for 10 min")
                .contains("seen for what it is");
    }

    @Test
    void every_scenario_of_lantern_is_seen_for_what_it_is() throws Usage {
        var it = rehearse(LANTERN, "--all");

        assertThat(it.exit()).isZero();
        assertThat(it.out().lines()).hasSize(7).allMatch(line -> line.contains("seen for what"));
    }

    @Test
    void one_seed_is_one_story_and_another_seed_another() throws Usage {
        var first = rehearse(LANTERN, "--seed", "3", "--scenario", "126");

        assertThat(rehearse(LANTERN, "--seed", "3", "--scenario", "126")).isEqualTo(first);
        assertThat(rehearse(LANTERN, "--seed", "4", "--scenario", "126")).isNotEqualTo(first);
    }

    @Test
    void people_who_say_no_get_it_handed_over_and_that_can_be_what_is_expected() throws Usage {
        var no = rehearse(LANTERN, "--scenario", "disk full", "--people", "no");
        var expected =
                rehearse(
                        LANTERN,
                        "--scenario",
                        "disk full",
                        "--people",
                        "no",
                        "--expect",
                        "handed-over");

        assertThat(no.exit()).isEqualTo(Exit.NO);
        assertThat(no.out()).contains("hands over").doesNotContain("runs         rm -f");
        assertThat(expected.exit()).isZero();
    }

    @Test
    void a_soak_of_an_hour_passes_in_no_time() throws Usage {
        var it = rehearse(LANTERN, "--scenario", "disk full", "--soak", "1h");

        assertThat(it.out()).contains("it has been well for 1 h");
    }

    @Test
    void written_answers_go_before_the_usual_ones() throws Usage, IOException {
        var answers = folder.resolve("answers.yaml");
        Files.writeString(
                answers,
                """
                - line: 55
                  while: down
                  out: "ERROR address already in use"
                - command: bin/lanternctl start
                  then: mends
                """);

        var it = rehearse(LANTERN, "--answers", answers.toString());

        assertThat(it.out()).contains("scenario     Scenario 2: Port conflict");
    }

    @Test
    void a_folder_without_a_past_is_said_to_have_none() {
        assertThatThrownBy(() -> rehearse(LANTERN, "--recorded", folder + "/none"))
                .isInstanceOf(Usage.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> rehearse(LANTERN, "--recorded", folder.toString()))
                .isInstanceOf(Usage.class);
        assertThatThrownBy(() -> rehearse(LANTERN, "--incident", "web-1"))
                .hasMessageContaining("add --recorded");
    }

    @Test
    void a_machine_gets_one_object() throws Usage {
        var it = rehearse(LANTERN, "--scenario", "226", "--json");

        assertThat(it.out().lines()).hasSize(1);
        assertThat(it.out())
                .contains("\"ending\":\"restored\"")
                .contains("\"insight\":\"right\"")
                .contains("\"chosen\":226")
                .contains("\"ran\":[243]");
    }

    @Test
    void a_wrong_name_is_met_with_the_right_ones() {
        assertThatThrownBy(() -> rehearse(LANTERN, "--scenario", "Scenario 6: Disk fall"))
                .isInstanceOf(Usage.class)
                .hasMessageContaining("Did you mean 'Scenario 6: Disk full'?")
                .hasMessageContaining("Scenario 2: Port conflict (line 126)");
        assertThatThrownBy(() -> rehearse(LANTERN, "--scenario", "scenario"))
                .hasMessageContaining("there are several scenarios");
    }

    @Test
    void mistakes_in_the_answers_are_told_with_their_place() throws IOException {
        var answers = folder.resolve("answers.yaml");
        for (var bad :
                List.of(
                        "- comand: df",
                        "- out: x",
                        "- command: '('",
                        "- line: x",
                        "a: b",
                        "- [",
                        "- command: df\n  while: often",
                        "- command: df\n  takes: long")) {
            Files.writeString(answers, bad);
            assertThatThrownBy(() -> rehearse(LANTERN, "--answers", answers.toString()))
                    .as(bad)
                    .isInstanceOf(Usage.class)
                    .hasMessageContaining(answers.toString())
                    .hasMessageContaining("mend:");
        }
    }
}
