package dev.relight.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a team says of its own scripts counts for these scripts, in the place it names.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnRulesTest {
    private static final Path LANTERN = Path.of("../examples/lantern/relight-rules.yaml");

    @Test
    void the_verbs_of_lanternctl_are_known_by_its_team_s_rules() throws IOException {
        var judge = judge(Files.readString(LANTERN));
        assertThat(judge.judge("bin/lanternctl status").danger()).isEqualTo(Danger.OBSERVE);
        assertThat(judge.judge("./bin/lanternctl check-config").danger()).isEqualTo(Danger.OBSERVE);
        assertThat(judge.judge("bin/lanternctl start oil").danger()).isEqualTo(Danger.REVERSIBLE);
        assertThat(judge.judge("bin/lanternctl restart --heap 128m").danger())
                .isEqualTo(Danger.REVERSIBLE);
        assertThat(judge.judge("lanternctl stop all").danger()).isEqualTo(Danger.DISRUPTIVE);
        assertThat(judge.judge("bin/lanternctl explode").danger()).isEqualTo(Danger.UNKNOWN);
        assertThat(judge.judge("bin/lanternctl start --hard").danger()).isEqualTo(Danger.UNKNOWN);
    }

    @Test
    void a_script_of_the_same_name_elsewhere_stays_unknown() throws IOException {
        var judge = judge(Files.readString(LANTERN));
        assertThat(judge.judge("/tmp/lanternctl status").danger()).isEqualTo(Danger.UNKNOWN);
        assertThat(judge.judge("../bin/lanternctl status").danger()).isEqualTo(Danger.UNKNOWN);
    }

    private static Judge judge(String yaml) {
        var problems = new Problems();
        var rules = OwnRules.read("rules.yaml", yaml, problems);
        assertThat(problems.inOrder()).isEmpty();
        return Judge.with(rules);
    }
}
