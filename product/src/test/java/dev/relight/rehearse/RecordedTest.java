package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedTest {
    private static final int DISK_FULL = 226;

    @Test
    void an_incident_of_the_past_is_played_again() throws IOException {
        var plan =
                Compiler.standard().compile(Path.of("../examples/lantern/service-down.md")).plan();
        var world = past(plan);
        var incident = world.disk().incidents().getFirst();

        var recorded = Recorded.of(world.disk(), incident, plan);
        var again =
                Rehearsal.play(
                        new Rehearsal.Order(alert(plan), null, recorded, Rehearsal.People.YES, 2),
                        (_, _, _) -> {});

        assertThat(again.chosen()).isNotNull();
        assertThat(again.candidates().getFirst().section()).isEqualTo(DISK_FULL);
        assertThat(again.ending()).isEqualTo(Rehearsal.Ending.RESTORED);
        assertThat(again.ran()).containsExactly(243);
    }

    @Test
    void of_a_runbook_that_has_none_of_the_commands_nothing_is_played() throws IOException {
        var plan =
                Compiler.standard().compile(Path.of("../examples/lantern/service-down.md")).plan();
        var world = past(plan);
        var other = dev.relight.incident.Plans.byHand();

        assertThat(Recorded.of(world.disk(), world.disk().incidents().getFirst(), other)).isEmpty();
    }

    private static World past(Plan plan) {
        var cause =
                Cause.of(plan).stream()
                        .filter(it -> it.line() == DISK_FULL)
                        .findFirst()
                        .orElseThrow();
        var effects = Map.of(243, Answer.Effect.MENDS);
        var role = new Role(new Script(plan), cause.ailment(plan), effects, Set.of());
        var town = new Town().with("service", new Stand().playing(role));
        var world = new World(1, Mishaps.none(), town);
        world.alert(alert(plan));
        while (world.step()) {}
        return world;
    }

    private static Alert alert(Plan plan) {
        var values = Map.of("<port>", "8080", "<oil-port>", "8081", "<pid>", "812");
        var site = new Site("local", "/srv", Set.of(Platform.HOST), values, Set.of(), true);
        return new Alert(
                "service", "service-down", "it is down", Map.of(), plan, site, Policy.standard());
    }
}
