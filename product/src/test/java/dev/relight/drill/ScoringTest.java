package dev.relight.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.drill.Score.Ending;
import dev.relight.incident.Event;
import dev.relight.problem.Problems;
import dev.relight.runbook.Compiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// How an end is named, and what is expected where the runbook has no way back.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScoringTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Path EXAMPLE = Path.of("../examples/compose");

    @Test
    void what_nobody_noticed_was_not_detected() throws Exception {
        assertThat(score("crash").ending()).isEqualTo(Ending.NOT_DETECTED);
    }

    @Test
    void a_drill_that_guards_hold_back_for_longer_than_it_lasts_says_so_and_why() throws Exception {
        var held = new Event.Blocked(NOON, NOON.plusSeconds(1800), "3 recoveries within 30 min");
        var score = score("crash", held);
        assertThat(score.because()).isEqualTo("3 recoveries within 30 min");
        assertThat(score.isAsExpected()).isFalse();
    }

    @Test
    void where_the_runbook_has_no_way_back_handing_over_is_right_and_the_reason_is_told()
            throws Exception {
        var over = new Event.HandedOver(NOON, "the plan is used up");
        var hopeless = score("network-cut", over);
        assertThat(hopeless.whyNot()).startsWith("the plan is used up (the page restarts");
        assertThat(score("crash", over).whyNot()).isEqualTo("the plan is used up");
    }

    private static Score score(String name, Event... events) throws Exception {
        var problems = new Problems();
        var file = EXAMPLE.resolve("faults.yaml");
        var faults = FaultFile.read(file.toString(), Files.readString(file), problems);
        var course =
                Course.read(
                        EXAMPLE.resolve("course.yaml").toAbsolutePath(),
                        Files.readString(EXAMPLE.resolve("course.yaml")),
                        problems);
        assertThat(problems.inOrder()).isEmpty();
        var fault = faults.fault(name).orElseThrow();
        var crew = new Crew(course, "", fault, Path.of("unused"), InstantSource.fixed(NOON));
        var plan = Compiler.standard().compile(EXAMPLE.resolve("greeter-down.md")).plan();
        return Scoring.of(plan, fault, NOON, List.of(events), crew);
    }
}
