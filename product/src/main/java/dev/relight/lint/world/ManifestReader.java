package dev.relight.lint.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the objects of Kubernetes manifests.
final class ManifestReader {
    private ManifestReader() {}

    /// Adds what the document defines; nothing when it is no manifest.
    static void read(String file, Object document, List<Workload> into) {
        if (!(document instanceof Map<?, ?> top)
                || top.get("kind") == null
                || top.get("apiVersion") == null) return;
        if (top.get("items") instanceof List<?> items) {
            for (var item : items) if (item != null) read(file, item, into);
            return;
        }
        var kind = Yaml.text(top.get("kind"));
        var metadata = map(top.get("metadata"));
        var name = Yaml.text(metadata.get("name"));
        if (name.isEmpty()) return;
        var spec = map(top.get("spec"));
        var pod = podOf(kind, top, spec);
        into.add(
                new Workload(
                        file,
                        kind,
                        name,
                        Yaml.text(metadata.get("namespace")),
                        labels(map(map(pod.get("metadata")).get("labels"))),
                        containerNames(pod),
                        ports(kind, spec, pod),
                        environment(pod)));
    }

    private static Map<?, ?> podOf(String kind, Map<?, ?> top, Map<?, ?> spec) {
        return switch (kind) {
            case "Pod" -> top;
            case "CronJob" -> map(map(map(spec.get("jobTemplate")).get("spec")).get("template"));
            default -> map(spec.get("template"));
        };
    }

    private static List<Map<?, ?>> containers(Map<?, ?> pod) {
        var containers = new ArrayList<Map<?, ?>>();
        var spec = map(pod.get("spec"));
        for (var container : Yaml.list(spec.get("containers"))) containers.add(map(container));
        for (var container : Yaml.list(spec.get("initContainers"))) containers.add(map(container));
        return containers;
    }

    private static Set<String> containerNames(Map<?, ?> pod) {
        var names = new LinkedHashSet<String>();
        for (var container : containers(pod)) names.add(Yaml.text(container.get("name")));
        return names;
    }

    private static List<String> ports(String kind, Map<?, ?> spec, Map<?, ?> pod) {
        var ports = new ArrayList<String>();
        if (kind.equals("Service"))
            for (var port : Yaml.list(spec.get("ports")))
                ports.add(Yaml.text(map(port).get("port")));
        for (var container : containers(pod))
            for (var port : Yaml.list(container.get("ports")))
                ports.add(Yaml.text(map(port).get("containerPort")));
        return ports;
    }

    private static Set<String> environment(Map<?, ?> pod) {
        var names = new LinkedHashSet<String>();
        for (var container : containers(pod))
            for (var variable : Yaml.list(container.get("env")))
                names.add(Yaml.text(map(variable).get("name")));
        return names;
    }

    private static Map<String, String> labels(Map<?, ?> labels) {
        var texts = new LinkedHashMap<String, String>();
        labels.forEach((key, value) -> texts.put(Yaml.text(key), Yaml.text(value)));
        return texts;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
