package dev.relight.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.Corpus;
import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.runbook.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Rehearses every runbook in everything it describes, and holds the table in `docs/rehearsal.md`
/// against what really came out. `-Drelight.retell=true` writes it anew: read the diff.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioTableTest {
    private static final Path PAGE = Path.of("../docs/rehearsal.md");
    private static final String BEGIN = "<!-- made by ScenarioTableTest -->\n";
    private static final String END = "<!-- end -->";
    private static final long SEED = 1;

    @Test
    void every_scenario_is_seen_or_left_to_a_person_with_the_right_candidates() throws IOException {
        var table =
                new StringBuilder("| runbook | what is played | line | what came of it | end |\n");
        table.append("|---|---|---|---|---|\n");
        var wrong = new ArrayList<String>();
        for (var runbook : runbooks().entrySet()) {
            var plan = Compiler.standard().compile(runbook.getValue()).plan();
            int number = 0;
            for (var cause : Cause.of(plan)) {
                var result = rehearsed(plan, cause);
                var kind = cause.scenario() ? "scenario " : "cause ";
                var row =
                        "| %s | %s%d | %d | %s | %s |%n"
                                .formatted(
                                        runbook.getKey(),
                                        kind,
                                        ++number,
                                        cause.line(),
                                        words(result),
                                        result.ending()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '));
                table.append(row);
                if (result.insight() == Rehearsal.Insight.WRONG) wrong.add(row);
            }
        }
        assertThat(wrong).isEmpty();
        compare(table.toString());
    }

    private static void compare(String table) throws IOException {
        var page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        var told = page.substring(0, from) + table + page.substring(to);
        if (Boolean.getBoolean("relight.retell")) Files.writeString(PAGE, told);
        assertThat(Files.readString(PAGE)).isEqualTo(told);
    }

    private static String words(Rehearsal.Result result) {
        return switch (result.insight()) {
            case RIGHT -> "chosen";
            case ASKED -> "a person is asked";
            case UNSEEN -> "nothing it looks at can show it";
            case WRONG, NONE_WANTED -> "wrong";
        };
    }

    private static Map<String, Path> runbooks() {
        var all = new LinkedHashMap<String, Path>();
        for (var service : Corpus.SERVICES) all.put(service, Corpus.seed(service));
        all.put("lantern", Path.of("../examples/lantern/service-down.md"));
        return all;
    }

    private static Rehearsal.Result rehearsed(Plan plan, Cause cause) {
        var platforms = EnumSet.noneOf(Platform.class);
        var bindings = new TreeMap<String, String>();
        var environment = new TreeSet<String>();
        for (var command : plan.commands()) {
            platforms.add(command.platform());
            environment.addAll(command.envNeeded());
            for (var name : command.placeholders())
                bindings.put(name, name.contains("port") ? "8080" : "app");
        }
        var alert =
                new Alert(
                        "service",
                        "service-down",
                        "it does not answer",
                        Map.of(),
                        plan,
                        new Site("local", "/srv", platforms, bindings, environment, true),
                        Policy.standard().with(Autonomy.ASSIST));
        var order = new Rehearsal.Order(alert, cause, List.of(), Rehearsal.People.YES, SEED);
        return Rehearsal.play(order, (_, _, _) -> {});
    }
}
