package dev.relight.runbook;

import dev.relight.plan.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds commands of which the second is owed once the first has run: `down` and `up -d`, `stop`
/// and `start`.
final class Pairs {
    /// A way to take something away and to bring it back.
    ///
    /// @param closed words any of which brings it back
    private record Way(Set<String> programs, String open, Set<String> closed) {}

    private static final Set<String> COMPOSE =
            Set.of("docker-compose", "compose", "podman-compose");

    private static final List<Way> WAYS =
            List.of(
                    new Way(COMPOSE, "down", Set.of("up")),
                    new Way(COMPOSE, "stop", Set.of("up", "start", "restart")),
                    new Way(Set.of("docker", "podman"), "stop", Set.of("start", "run")),
                    new Way(
                            Set.of(
                                    "systemctl",
                                    "service",
                                    "supervisorctl",
                                    "pm2",
                                    "brew",
                                    "initctl",
                                    "monit",
                                    "gitlab-ctl"),
                            "stop",
                            Set.of("start", "restart")),
                    new Way(Set.of("kubectl", "oc"), "cordon", Set.of("uncordon")),
                    new Way(Set.of("kubectl", "oc"), "drain", Set.of("uncordon")),
                    new Way(Set.of("kubectl", "oc"), "pause", Set.of("resume")),
                    new Way(Set.of("kubectl", "oc"), "--replicas=0", Set.of("--replicas=")),
                    new Way(
                            Set.of("pg_ctl", "pg_ctlcluster", "rabbitmqctl", "nginx", "apachectl"),
                            "stop",
                            Set.of("start", "start_app")),
                    new Way(Set.of("rabbitmqctl"), "stop_app", Set.of("start_app")),
                    new Way(Set.of("swapoff"), "swapoff", Set.of("swapon")),
                    new Way(Set.of("umount"), "umount", Set.of("mount")));

    private Pairs() {}

    /// Within one part of the runbook: the nearest that brings back what was taken away.
    static List<Pair> find(List<Part> parts) {
        var pairs = new ArrayList<Pair>();
        for (var part : parts) {
            var closed = new HashSet<Draft>();
            for (int at = 0; at < part.commands.size(); at++) {
                var open = part.commands.get(at);
                var way = way(open);
                if (way == null || open.session != null) continue;
                for (var close : part.commands.subList(at + 1, part.commands.size()))
                    if (closes(way, open, close) && closed.add(close)) {
                        pairs.add(new Pair(open.line, close.line));
                        break;
                    }
            }
        }
        return pairs;
    }

    private static @org.jspecify.annotations.Nullable Way way(Draft draft) {
        var words = List.of(draft.joined().split("\\s+"));
        for (var way : WAYS)
            if (words.contains(way.open) && words.stream().anyMatch(way.programs::contains))
                return way;
        return null;
    }

    private static boolean closes(Way way, Draft open, Draft close) {
        var words = List.of(close.joined().split("\\s+"));
        boolean verb =
                words.stream()
                        .anyMatch(word ->
                                way.closed.contains(word)
                                        || word.startsWith("--replicas=")
                                                && way.closed.contains("--replicas=")
                                                && !word.equals("--replicas=0"));
        boolean program =
                words.stream().anyMatch(way.programs::contains)
                        || way.closed.contains(words.getFirst());
        return verb && program && sameThing(way, open, close);
    }

    /// Whether both name the same service, file and target, as far as they name any: a whole stack
    /// that went down comes back by an `up` without a name.
    private static boolean sameThing(Way way, Draft open, Draft close) {
        var taken = named(way, open);
        var brought = named(way, close);
        return taken.isEmpty() && brought.isEmpty()
                || !taken.isEmpty() && brought.containsAll(taken)
                || brought.isEmpty() && COMPOSE.containsAll(way.programs);
    }

    private static List<String> named(Way way, Draft draft) {
        return Verbs.plain(draft.joined()).stream()
                .filter(word ->
                        word.indexOf('=') < 0
                                && !way.programs.contains(word)
                                && !word.equals("docker")
                                && !word.equals(way.open)
                                && !way.closed.contains(word)
                                && !word.equals("rollout")
                                && !word.equals("scale"))
                .toList();
    }
}
