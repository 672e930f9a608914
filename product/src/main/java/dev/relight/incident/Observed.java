package dev.relight.incident;

import dev.relight.finding.Fact;
import dev.relight.finding.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Placeholders that earlier output answers: `<pid>` from who listens on the port.
final class Observed {
    /// Name of the placeholder -> facts that answer it, the best first.
    private static final Map<String, List<String>> ANSWERS =
            Map.of(
                    "pid", List.of("port.listener.pid", "process.pid"),
                    "process-id", List.of("port.listener.pid", "process.pid"),
                    "container-id", List.of("container.id"),
                    "container", List.of("container.id"),
                    "container-name", List.of("container.name"),
                    "pod-name", List.of("pod.name"),
                    "pod", List.of("pod.name"));

    private Observed() {}

    /// Empty if nothing answers, or if the answers differ: which one is meant is not ours to guess.
    static Optional<String> value(Incident.Open open, String name) {
        if (name.equals("service") || name.equals("service-name"))
            return Optional.of(open.opening().service());
        for (var subject : ANSWERS.getOrDefault(name, List.of())) {
            var values = new TreeSet<String>();
            for (var fact : open.known().facts().about(Subject.of(subject)))
                if (isFresh(fact)) values.add(fact.value());
            if (values.size() == 1) return Optional.of(values.first());
        }
        return Optional.empty();
    }

    private static boolean isFresh(Fact fact) {
        return !fact.value().equals("none");
    }
}
