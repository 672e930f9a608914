package dev.relight.drill;

import dev.relight.incident.Policy;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import dev.relight.settings.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What a team drills: one service, on an environment with a name, with its runbook and faults.
///
/// @param environment the only one it may be run on; whoever drills must name it too
/// @param home where commands and faults run; absolute
/// @param health addresses that say whether the service is up; down if any of them is
/// @param steady bash that exits 0 when all is as it should be; empty: the addresses decide
/// @param values placeholders of the runbook
/// @param rules files of the team's own danger rules
/// @param settle how long an action may take to show in the service's health
/// @param evidence how long a look may take, and the first action waits for all of them
public record Course(
        String environment,
        String service,
        Path home,
        Path runbook,
        Path faults,
        List<String> health,
        String steady,
        Map<String, String> values,
        Set<String> variables,
        List<Path> rules,
        Duration settle,
        Duration evidence) {
    private static final Set<String> KEYS =
            Set.of(
                    "environment",
                    "service",
                    "home",
                    "runbook",
                    "faults",
                    "health",
                    "steady",
                    "values",
                    "variables",
                    "rules",
                    "settle",
                    "evidence");
    private static final Duration SETTLE_DEFAULT = Duration.ofSeconds(30);

    /// As in an incident.
    private static final Duration EVIDENCE_DEFAULT = Policy.Patience.standard().evidence();

    public Course {
        health = List.copyOf(health);
        values = Map.copyOf(values);
        variables = Set.copyOf(variables);
        rules = List.copyOf(rules);
    }

    /// The same with another runbook.
    public Course flying(Path other) {
        return new Course(
                environment,
                service,
                home,
                other,
                faults,
                health,
                steady,
                values,
                variables,
                rules,
                settle,
                evidence);
    }

    /// Reads `text`; what is missing or not known is noted.
    ///
    /// @param file absolute; paths in it are taken from its folder
    public static Course read(Path file, String text, Problems problems) {
        return new Reader(file, problems).read(text);
    }

    private record Reader(Path file, Problems problems) {
        Course read(String text) {
            var entries = entries(text);
            var folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null) folder = Path.of("/");
            for (var key : entries.keySet())
                if (!KEYS.contains(key)) wrong("'" + key + "' is not known here", "use " + KEYS);
            var health = words(entries.get("health"));
            if (health.isEmpty())
                wrong("no 'health' is given", "add `health: http://localhost:8080/health`");
            return new Course(
                    needed(entries, "environment"),
                    needed(entries, "service"),
                    folder.resolve(text(entries, "home")).normalize(),
                    folder.resolve(needed(entries, "runbook")).normalize(),
                    folder.resolve(needed(entries, "faults")).normalize(),
                    health,
                    text(entries, "steady"),
                    values(entries.get("values")),
                    Set.copyOf(words(entries.get("variables"))),
                    words(entries.get("rules")).stream().map(folder::resolve).toList(),
                    duration(text(entries, "settle"), SETTLE_DEFAULT),
                    duration(text(entries, "evidence"), EVIDENCE_DEFAULT));
        }

        private Map<String, Object> entries(String text) {
            var entries = new LinkedHashMap<String, Object>();
            try {
                var settings = LoadSettings.builder().setLabel(file.toString()).build();
                if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map)
                    map.forEach((key, value) -> entries.put(String.valueOf(key), value));
            } catch (YamlEngineException broken) {
                wrong("this is no YAML: " + broken.getMessage(), "mend the place it names");
            }
            return entries;
        }

        private String needed(Map<String, Object> entries, String key) {
            var value = text(entries, key);
            if (value.isBlank()) wrong("no '" + key + "' is given", "add `" + key + ":`");
            return value;
        }

        private static String text(Map<String, Object> entries, String key) {
            var value = entries.get(key);
            return value == null ? "" : value.toString();
        }

        private static List<String> words(@Nullable Object value) {
            var words = new ArrayList<String>();
            if (value instanceof List<?> many) many.forEach(each -> words.add(each.toString()));
            else if (value != null) words.add(value.toString());
            return words;
        }

        private static Map<String, String> values(@Nullable Object value) {
            var values = new LinkedHashMap<String, String>();
            if (value instanceof Map<?, ?> map)
                map.forEach((key, each) -> values.put(key.toString(), String.valueOf(each)));
            return values;
        }

        private Duration duration(String text, Duration usual) {
            if (text.isEmpty()) return usual;
            var read = Durations.parse(text);
            if (read.isEmpty()) wrong("'" + text + "' is no duration", "write 30s or 2m");
            return read.orElse(usual);
        }

        private void wrong(String what, String mend) {
            var place = new Place(file.toString(), 1, 1);
            problems.add(Problem.error("course", place, what, mend));
        }
    }
}
