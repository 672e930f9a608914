package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.engine.Listener;
import dev.relight.incident.Event;
import dev.relight.incident.Evolve;
import dev.relight.incident.Incident;
import dev.relight.incident.Plans;
import dev.relight.incident.Policy;
import dev.relight.incident.Signal;
import dev.relight.journal.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Draws the stages of an incident from what the incidents of all stories really did, and compares.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StateDrawingTest {
    private static final Path DRAWING = Path.of("../docs/how-it-decides.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?<=```mermaid\n)stateDiagram-v2\n(    .*\n)*");
    private static final int STEPS_MAX = 2_000;

    /// From stage to stage, by which events.
    private final TreeMap<String, TreeSet<String>> arrows = new TreeMap<>();

    @Test
    void the_drawing_in_the_docs_shows_what_incidents_really_do() throws IOException {
        for (var story : IncidentStoriesTest.stories())
            IncidentStoriesTest.play(IncidentStoriesTest.setting(story), watcher());
        says(List.of(new Signal.PersonTookOver(World.START.plusSeconds(5), "ada", "mine")));
        says(List.of(new Signal.PersonAborted(World.START.plusSeconds(5), "ada", "false alarm")));
        says(
                List.of(
                        new Signal.PersonTookOver(World.START.plusSeconds(5), "ada", "mine"),
                        new Signal.PersonRetried(World.START.plusSeconds(60), "ada", "yours")));

        var page = Files.readString(DRAWING);
        var now = BLOCK.matcher(page).replaceFirst(Matcher.quoteReplacement(drawn()));
        if (Boolean.getBoolean("relight.redraw")) Files.writeString(DRAWING, now);
        assertThat(page).as("run with -Drelight.redraw=true, and look at the diff").isEqualTo(now);
    }

    private void says(List<Signal> signals) {
        var world = new World(1, Mishaps.none(), new Town().with("shop", new Stand()));
        world.subscribe(watcher());
        world.alert(Plans.alert(Plans.shop(), Policy.standard()));
        for (var signal : signals)
            world.time().at(signal.at(), () -> world.engine().submit("shop-1", signal));
        int steps = 0;
        while (world.step() && steps++ < STEPS_MAX) {}
    }

    private Listener watcher() {
        Map<String, Incident> known = new HashMap<>();
        return (id, events, _) -> {
            var state = known.getOrDefault(id, new Incident.Quiet());
            for (var event : events) {
                var next = Evolve.evolve(state, event);
                note(name(state), event, name(next));
                state = next;
            }
            known.put(id, state);
        };
    }

    private void note(String from, Event event, String to) {
        if (!from.equals(to))
            arrows.computeIfAbsent(from + " --> " + to, _ -> new TreeSet<>())
                    .add(EventJson.kind(event).replace('-', ' '));
    }

    private static String name(Incident incident) {
        return switch (incident) {
            case Incident.Quiet _ -> "[*]";
            case Incident.Open open -> open.stage().getClass().getSimpleName();
            case Incident.Over over ->
                    switch (over.ending()) {
                        case RESOLVED -> "Closed";
                        case ABORTED -> "Aborted";
                    };
        };
    }

    private String drawn() {
        var drawn = new StringBuilder("stateDiagram-v2\n");
        arrows.forEach((arrow, kinds) ->
                drawn.append("    ")
                        .append(arrow)
                        .append(": ")
                        .append(String.join(", ", kinds))
                        .append('\n'));
        return drawn.toString();
    }
}
