package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.Locale;

/// Reads lists of containers: `docker ps` (with any columns), `docker-compose ps` of both versions,
/// `docker service ls`, `supervisorctl status`. Rows only; a header may be missing behind a search.
final class ContainerReader {
    /// `Up 3 hours (healthy)`, `Exited (137) 2 minutes ago`, and what version 1 of compose prints.
    private static final Pattern STATE =
            Pattern.compile(
                    "(?:^|\\s)(?:(Up)(?: (?:About |Less |[0-9]+ )[a-z0-9 ]*)?|(Exited) \\((-?[0-9]+)\\)|(Exit) (-?[0-9]+)|(Restarting)(?: \\((-?[0-9]+)\\))?|(Created)(?: |$)|(Dead)|(running|exited|restarting|paused|created|dead)(?: \\((-?[0-9]+)\\))?)(?:\\s|$|\\()");

    private static final Pattern HEALTH =
            Pattern.compile("\\((healthy|unhealthy|health: starting|Paused)\\)");

    private static final Pattern HEADER =
            Pattern.compile(
                    "^\\s*(CONTAINER ID|NAMES?\\s|Name\\s+Command|NAME\\s+IMAGE|ID\\s+NAME|-{5,})");

    private static final Pattern ID = Pattern.compile("^([0-9a-f]{12,64})\\s");

    private static final Pattern REPLICAS = Pattern.compile("\\s([0-9]+)/([0-9]+)\\s");

    private ContainerReader() {}

    static void list(Output output, Notes notes) {
        int count = 0;
        int down = 0;
        boolean compose = output.source().is("docker-compose");
        for (var line : output.lines()) {
            if (HEADER.matcher(line).find()) continue;
            var found = STATE.matcher(line);
            if (!found.find()) continue;
            count++;
            var state = state(line, found.group());
            if (!state.equals("running") || line.contains("(unhealthy)")) down++;
            note(name(line, compose), state, line, notes);
        }
        if (output.look().isSearched() && output.lines().isEmpty() && output.isWithheld()) return;
        notes.add("container.count", Integer.toString(count), count + " listed");
        notes.add("container.down_count", Integer.toString(down), down + " not well");
        if (count == 0 && output.lines().stream().allMatch(line -> HEADER.matcher(line).find()))
            notes.add("container.state", wanted(output), "absent", "none listed");
    }

    private static void note(String name, String state, String line, Notes notes) {
        notes.add("container.state", name, state, line);
        notes.add("container.name", name, name, line);
        if (!state.equals("running")) Stores.down(name, state, line, notes);
        var id = ID.matcher(line.strip());
        if (id.find()) notes.add("container.id", name, id.group(1), line);
        var health = HEALTH.matcher(line);
        if (health.find() && !health.group(1).equals("Paused"))
            notes.add("container.health", name, health.group(1).replace("health: ", ""), line);
        var exit = STATE.matcher(line);
        if (!exit.find()) return;
        for (int group : new int[] {3, 5, 7, 11}) {
            var code = exit.group(group);
            if (code != null)
                notes.add("container.exit_code", name, code, line.substring(exit.start()));
        }
    }

    private static String state(String line, String said) {
        var word = said.strip().toLowerCase(Locale.ROOT);
        if (line.contains("(Paused)")) return "paused";
        if (word.startsWith("up")) return "running";
        if (word.startsWith("exit")) return "exited";
        int end = word.indexOf(' ');
        var first = end < 0 ? word : word.substring(0, end);
        return first.replace("(", "");
    }

    /// docker prints the name last, compose first.
    private static String name(String line, boolean compose) {
        var words = line.strip().split("\\s+");
        if (compose) return words[0];
        return words[0].matches("[0-9a-f]{12,64}") ? words[words.length - 1] : words[0];
    }

    /// What was asked for and is not in the list.
    private static String wanted(Output output) {
        var pattern = output.look().pattern();
        return pattern.isEmpty() ? Names.target(output.source()) : pattern;
    }

    /// `REPLICAS 0/1` of `docker service ls`.
    static void replicas(Output output, Notes notes) {
        int count = 0;
        int down = 0;
        for (var line : output.lines()) {
            var found = REPLICAS.matcher(line + " ");
            if (!found.find()) continue;
            count++;
            boolean well = found.group(1).equals(found.group(2)) && !found.group(1).equals("0");
            if (!well) down++;
            var words = line.strip().split("\\s+");
            notes.add(
                    "container.state",
                    words[Math.min(1, words.length - 1)],
                    well ? "running" : "degraded",
                    line);
        }
        notes.add("container.count", Integer.toString(count), count + " services");
        notes.add("container.down_count", Integer.toString(down), down + " below their replicas");
    }

    static void supervisor(Output output, Notes notes) {
        int count = 0;
        int down = 0;
        for (var line : output.lines()) {
            var words = line.strip().split("\\s+");
            if (words.length < 2 || !words[1].matches("[A-Z]{5,}")) continue;
            count++;
            var state = words[1].toLowerCase(Locale.ROOT);
            if (!state.equals("running")) down++;
            notes.add("container.state", words[0], state, line);
        }
        notes.add("container.count", Integer.toString(count), count + " programs");
        notes.add("container.down_count", Integer.toString(down), down + " not running");
    }
}
