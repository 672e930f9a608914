package dev.relight.finding;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads kubectl's tables of pods and controllers, and `describe`.
final class PodReader {
    /// `NAME READY STATUS RESTARTS AGE`, perhaps behind a namespace.
    private static final Pattern POD =
            Pattern.compile(
                    "(?:^|\\s)(\\S+)\\s+([0-9]+)/([0-9]+)\\s+([A-Z][A-Za-z:0-9/-]+)\\s+([0-9]+)(?:\\s|$)");

    private static final Pattern READY =
            Pattern.compile("(?:^|\\s)(\\S+)\\s+([0-9]+)/([0-9]+)(?:\\s|$)");

    private static final Pattern NODE = Pattern.compile("^(\\S+)\\s+((?:Not)?Ready)(\\S*)\\s");

    private static final Pattern DAEMONS =
            Pattern.compile("^(\\S+)\\s+([0-9]+)\\s+([0-9]+)\\s+([0-9]+)\\s");

    private static final Pattern KEY =
            Pattern.compile(
                    "^\\s*(State|Last State|Reason|Exit Code|Restart Count|Ready|Status):\\s+(\\S+)");

    private static final Pattern TROUBLE =
            Pattern.compile(
                    "^\\s*(Last State:\\s+Terminated|Reason:\\s+(OOMKilled|Error|CrashLoopBackOff|ImagePullBackOff|ErrImagePull|CreateContainerConfigError|Evicted))|^\\s+Warning\\s");

    private static final Set<String> WELL = Set.of("running", "completed", "succeeded");

    /// Reason, exit code, begin and end stand together.
    private static final int LINES_OF_A_STATE = 4;

    private PodReader() {}

    static void pods(Output output, Notes notes) {
        int count = 0;
        int down = 0;
        for (var line : output.lines()) {
            var row = POD.matcher(line);
            if (!row.find()) continue;
            count++;
            var name = row.group(1);
            var status = row.group(4);
            boolean all = row.group(2).equals(row.group(3));
            boolean finished = status.equals("Completed") || status.equals("Succeeded");
            boolean well = WELL.contains(status.toLowerCase(Locale.ROOT)) && (all || finished);
            if (!well) down++;
            notes.add("container.state", name, state(status), line);
            notes.add("container.ready", name, Boolean.toString(all), line);
            notes.add("pod.name", name, name, line);
            if (!well) Stores.down(name, state(status), line, notes);
            notes.add("container.restarts", name, row.group(5), line);
            if (!well) notes.add("container.reason", name, status, line);
            if (status.equals("OOMKilled")) notes.add("container.oom_killed", name, "true", line);
        }
        counted(output, count, down, notes);
    }

    /// In the words that containers use.
    private static String state(String status) {
        return switch (status) {
            case "Running" -> "running";
            case "CrashLoopBackOff" -> "restarting";
            case "Error", "OOMKilled", "Completed", "Succeeded", "Failed", "Evicted" -> "exited";
            default -> status.toLowerCase(Locale.ROOT);
        };
    }

    /// Deployments, stateful sets, replica sets, daemon sets and nodes.
    static void ready(Output output, Notes notes) {
        int count = 0;
        int down = 0;
        for (var line : output.lines()) {
            var node = NODE.matcher(line);
            var row = READY.matcher(line);
            var daemons = DAEMONS.matcher(line);
            String name;
            boolean well;
            if (node.find()) {
                name = node.group(1);
                well = node.group(2).equals("Ready");
            } else if (row.find()) {
                name = row.group(1);
                well = row.group(2).equals(row.group(3)) && !row.group(2).equals("0");
            } else if (daemons.find()) {
                name = daemons.group(1);
                well = daemons.group(2).equals(daemons.group(4));
            } else continue;
            count++;
            if (!well) down++;
            notes.add("container.ready", name, Boolean.toString(well), line);
        }
        counted(output, count, down, notes);
    }

    private static void counted(Output output, int count, int down, Notes notes) {
        boolean answered =
                count > 0
                        || output.stderr().contains("No resources found")
                        || output.stdout().isBlank();
        if (!answered || count == 0 && output.isWithheld()) return;
        notes.add("container.count", Integer.toString(count), count + " listed");
        notes.add("container.down_count", Integer.toString(down), down + " not well");
    }

    static void describe(Output output, Notes notes) {
        var about = Names.target(output.source());
        var trouble = new ArrayList<String>();
        var lines = output.lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (TROUBLE.matcher(line).find()) trouble.add(line.strip().replaceAll("\\s+", " "));
            var key = KEY.matcher(line);
            if (!key.find()) continue;
            var value = key.group(2);
            switch (key.group(1)) {
                case "State", "Status" -> notes.add("container.state", about, state(value), line);
                case "Reason" -> {
                    var raw = line + ended(lines, i);
                    notes.add("container.reason", about, value, raw);
                    if (value.equals("OOMKilled"))
                        notes.add("container.oom_killed", about, "true", raw);
                }
                case "Exit Code" ->
                        notes.add("container.exit_code", about, value, line + ended(lines, i));
                case "Restart Count" -> notes.add("container.restarts", about, value, line);
                case "Ready" ->
                        notes.add("container.ready", about, value.toLowerCase(Locale.ROOT), line);
                default -> {}
            }
        }
        if (!output.stdout().isBlank())
            notes.add(
                    "container.trouble",
                    about,
                    String.join("; ", trouble),
                    trouble.isEmpty() ? "" : trouble.getFirst());
        events(output, notes);
    }

    /// When the run ended that a line of `describe` is about; it stands some lines below.
    private static String ended(List<String> lines, int at) {
        for (int i = at + 1; i < Math.min(lines.size(), at + LINES_OF_A_STATE); i++)
            if (lines.get(i).strip().startsWith("Finished:")) return " " + lines.get(i).strip();
        return "";
    }

    /// Warnings are a log of what the cluster tried.
    static void events(Output output, Notes notes) {
        var warnings = output.lines().stream().filter(line -> line.contains("Warning")).toList();
        notes.add(
                "event.warnings",
                Integer.toString(warnings.size()),
                warnings.isEmpty() ? "" : warnings.getLast());
        if (!warnings.isEmpty())
            notes.add("log.part", "events", String.join("\n", warnings), warnings.getFirst());
    }
}
