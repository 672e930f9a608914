package dev.relight.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Danger;
import dev.relight.finding.Fact;
import dev.relight.finding.Facts;
import dev.relight.lexicon.Phase;
import dev.relight.plan.Plan;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What kind of outage it is, and what that changes in the choice.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecideTriageTest {
    private static Plan plan() {
        return new Plans()
                .section(1, "Quick look", Phase.ASSESS)
                .look(3, "docker ps -a", null)
                .scenario(10, "Container not running")
                .symptom(11, "Container has exited", "container.state = \"exited\"")
                .act(13, "docker start shop", Danger.REVERSIBLE)
                .scenario(20, "Bad release")
                .symptom(21, "After a recent deployment", "deploy.recent = true")
                .act(23, "./rollback.sh", Danger.REVERSIBLE)
                .section(30, "Restart", Phase.RECOVER)
                .act(32, "docker restart shop", Danger.REVERSIBLE)
                .act(33, "docker start redis-prod", Danger.REVERSIBLE)
                .plan();
    }

    private static Flight flying(Circumstances around, String... facts) {
        var flight = Flight.of(plan(), Policy.standard().with(Autonomy.AUTO), around);
        var seen = new java.util.ArrayList<Fact>();
        for (var each : facts) {
            int equals = each.indexOf('=');
            seen.add(new Fact(each.substring(0, equals), each.substring(equals + 1), 3));
        }
        var look = flight.open().jobs().running().values().iterator().next();
        flight.ends(look, 0, Facts.of(seen));
        return flight;
    }

    @Test
    void a_store_that_has_exited_is_said_and_brought_back_before_the_service_is_restarted() {
        var flight =
                flying(
                        Circumstances.quiet(),
                        "container.state(redis-prod)=exited",
                        "redis.reachable(redis-prod)=false",
                        "container.state(shop)=running");
        assertThat(flight.seen(Event.Triaged.class).getFirst().findings())
                .anyMatch(it -> it.contains("does not answer: redis-prod"));
        assertThat(flight.open().trail().chosen()).isNull();
        assertThat(flight.started()).first().isEqualTo("docker start redis-prod");
    }

    @Test
    void the_service_s_own_container_that_has_exited_is_what_the_scenario_means() {
        var flight = flying(Circumstances.quiet(), "container.state(shop)=exited");
        assertThat(flight.started()).first().isEqualTo("docker start shop");
    }

    @Test
    void after_a_change_the_way_back_goes_first() {
        var quiet = Circumstances.quiet();
        var change =
                new Circumstances.Change(Flight.START.minusSeconds(600), "shop", "released 2.1");
        var around =
                new Circumstances(
                        null, List.of(), new TreeSet<>(), 1, null, 0, List.of(), List.of(change));
        assertThat(flying(around).started()).first().isEqualTo("./rollback.sh");
        assertThat(flying(quiet).started()).doesNotContain("./rollback.sh");
        var elsewhere =
                new Circumstances.Change(Flight.START.minusSeconds(600), "billing", "released 9");
        var others =
                new Circumstances(
                        null,
                        List.of(),
                        new TreeSet<>(),
                        1,
                        null,
                        0,
                        List.of(),
                        List.of(elsewhere));
        assertThat(flying(others).started()).doesNotContain("./rollback.sh");
    }
}
