package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Event;
import dev.relight.incident.Policy;
import dev.relight.incident.Purpose;
import dev.relight.incident.Site;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looks that take their time, and ways that stand for each other.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LateEvidenceTest {
    private static final String RUNBOOK =
            """
            # Shop is down

            ## Diagnosis
            ```bash
            curl -f http://localhost:8080/health
            docker logs shop-worker --tail 20
            timeout %d docker logs shop --tail 20
            ```

            ## Common issues

            ### Disk full
            **Symptoms:**
            - "No space left on device" errors

            **Solution:**
            ```bash
            docker system prune -f
            ```

            ## Recovery

            ### Restart
            ```bash
            docker restart shop
            ```
            """;

    private static final String FULL = "ERROR write failed: no space left on device\n";

    private @TempDir Path folder;
    private final Stand stand = new Stand();
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void says() {
        stand.when("/health", Answer.fails(7, "\nrelight-http 000 0.01 7\n"));
    }

    @Test
    void the_choice_waits_for_the_look_that_can_tell() throws IOException {
        stand.when("logs shop ", Answer.says(FULL).taking(Duration.ofSeconds(22)));
        fly(RUNBOOK.formatted(25));
        assertThat(acts()).first().isEqualTo("docker system prune -f");
        assertThat(at(Event.EvidenceGathered.class)).isEqualTo(Duration.ofSeconds(22));
    }

    @Test
    void it_does_not_wait_for_ever() throws IOException {
        stand.when("logs shop ", Answer.says("").taking(Duration.ofSeconds(100)));
        fly(RUNBOOK.formatted(120));
        assertThat(at(Event.EvidenceGathered.class)).isEqualTo(Duration.ofSeconds(40));
        assertThat(acts()).first().isEqualTo("docker restart shop");
    }

    @Test
    void what_is_certain_already_waits_for_nothing() throws IOException {
        stand.when("logs shop-worker ", Answer.says(FULL));
        stand.when("logs shop ", Answer.says("").taking(Duration.ofSeconds(100)));
        fly(RUNBOOK.formatted(120));
        assertThat(at(Event.EvidenceGathered.class)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_that_comes_while_people_are_asked_changes_the_choice() throws IOException {
        stand.when("logs shop ", Answer.says(FULL).taking(Duration.ofSeconds(42)));
        fly(RUNBOOK.formatted(120).replace("docker restart shop", "docker-compose down -v"));
        assertThat(events).anyMatch(event -> event instanceof Event.RungPutBack);
        assertThat(acts()).first().isEqualTo("docker system prune -f");
    }

    @Test
    void another_way_is_tried_when_the_first_could_not_be_gone() throws IOException {
        stand.when("restart shop", Answer.fails(1, "no"));
        fly(
                """
                # Shop is down

                ## Look
                ```bash
                curl -f http://localhost:8080/health
                ```

                ## Recovery
                ```bash
                docker restart shop
                # OR
                docker start shop
                ```
                """);
        assertThat(acts()).containsExactly("docker restart shop", "docker start shop");
    }

    private void fly(String text) throws IOException {
        var file = Files.writeString(folder.resolve("shop.md"), text);
        var plan = Compiler.standard().compile(file).plan();
        var site =
                new Site("local", "/srv", EnumSet.allOf(Platform.class), Map.of(), Set.of(), true);
        var world = new World(1, Mishaps.none(), new Town().with("shop", stand));
        world.subscribe((_, some, _) -> events.addAll(some));
        var policy = Policy.standard().with(Autonomy.AUTO);
        world.alert(new Alert("shop", "shop", "down", Map.of(), plan, site, policy));
        for (int steps = 0; steps < 2_000 && world.step(); steps++) {}
    }

    private List<String> acts() {
        var acts = new ArrayList<String>();
        for (var event : events)
            if (event instanceof Event.JobStarted(_, var run, _) && run.purpose() == Purpose.ACT)
                acts.addAll(run.form().lines());
        return acts;
    }

    private Duration at(Class<? extends Event> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(event ->
                        Duration.between(World.START, event.at())
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                .findFirst()
                .orElseThrow();
    }
}
