package dev.relight.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a command of one platform is called on another: `docker logs`, `kubectl logs`,
/// `journalctl`.
final class Verbs {
    private static final Map<String, String> VERBS =
            Map.ofEntries(
                    Map.entry("logs", "logs"),
                    Map.entry("log", "logs"),
                    Map.entry("journalctl", "logs"),
                    Map.entry("ps", "status"),
                    Map.entry("get", "status"),
                    Map.entry("status", "status"),
                    Map.entry("inspect", "describe"),
                    Map.entry("describe", "describe"),
                    Map.entry("show", "describe"),
                    Map.entry("restart", "restart"),
                    Map.entry("rollout", "restart"),
                    Map.entry("start", "start"),
                    Map.entry("up", "start"),
                    Map.entry("stop", "stop"),
                    Map.entry("down", "stop"),
                    Map.entry("scale", "scale"),
                    Map.entry("stats", "usage"),
                    Map.entry("top", "usage"),
                    Map.entry("exec", "exec"));

    private Verbs() {}

    /// Null when the command is of no kind that several platforms have.
    static @Nullable String of(String command) {
        for (var word : command.split("\\s+")) {
            if (word.equals("|")) return null;
            var verb = VERBS.get(word);
            if (verb != null) return verb;
        }
        return null;
    }

    /// The words of a command without options and their values that begin with `-`.
    static List<String> plain(String command) {
        return List.of(command.split("\\s+")).stream()
                .filter(word -> !word.startsWith("-") && !Set.of("sudo").contains(word))
                .toList();
    }
}
