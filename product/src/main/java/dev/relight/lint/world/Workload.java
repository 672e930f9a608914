package dev.relight.lint.world;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One object of a Kubernetes manifest.
///
/// @param kind as written: `Deployment`
/// @param namespace empty when the manifest names none
/// @param labels of the pods it makes; of a pod, its own
/// @param containers names of its containers
/// @param ports of its containers, or of a service
public record Workload(
        String file,
        String kind,
        String name,
        String namespace,
        Map<String, String> labels,
        Set<String> containers,
        List<String> ports,
        Set<String> environment) {
    public Workload {
        labels = Map.copyOf(labels);
        containers = Set.copyOf(containers);
        ports = List.copyOf(ports);
        environment = Set.copyOf(environment);
    }

    /// Whether it makes pods.
    public boolean runs() {
        return switch (kind) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Pod", "Job", "CronJob" ->
                    true;
            default -> false;
        };
    }
}
