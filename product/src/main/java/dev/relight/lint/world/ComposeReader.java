package dev.relight.lint.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads compose files of every version: 1 (services at the top), 2, 3 and the one without.
final class ComposeReader {
    /// Keys of the top level that are no service of a version 1 file.
    private static final Set<String> TOP =
            Set.of(
                    "version",
                    "services",
                    "volumes",
                    "networks",
                    "configs",
                    "secrets",
                    "name",
                    "include");

    private ComposeReader() {}

    /// @return null when this is no compose file
    static @Nullable Compose read(String file, String folder, Object document) {
        if (!(document instanceof Map<?, ?> top)) return null;
        var services = new LinkedHashMap<String, Compose.Service>();
        var listed = top.get("services");
        if (listed instanceof Map<?, ?> map) services(map, services);
        else if (top.keySet().stream().noneMatch(TOP::contains)) services(top, services);
        if (services.isEmpty()) return null;
        var name = top.get("name");
        return new Compose(
                file,
                name == null ? folder.toLowerCase(java.util.Locale.ROOT) : Yaml.text(name),
                services,
                volumes(top.get("volumes")),
                networks(top.get("networks")));
    }

    private static void services(Map<?, ?> map, Map<String, Compose.Service> into) {
        map.forEach((name, body) -> {
            if (body instanceof Map<?, ?> fields
                    && (fields.containsKey("image")
                            || fields.containsKey("build")
                            || fields.containsKey("extends")
                            || fields.containsKey("command")
                            || fields.containsKey("environment")
                            || fields.containsKey("ports")))
                into.put(Yaml.text(name), service(Yaml.text(name), fields));
        });
    }

    private static Compose.Service service(String name, Map<?, ?> fields) {
        var published = new ArrayList<String>();
        var exposed = new ArrayList<String>();
        for (var port : Yaml.list(fields.get("ports"))) port(port, published, exposed);
        for (var port : Yaml.list(fields.get("expose"))) exposed.add(plainPort(Yaml.text(port)));
        var container = fields.get("container_name");
        return new Compose.Service(
                name,
                container == null ? null : container.toString(),
                Yaml.text(fields.get("image")),
                published,
                exposed,
                aliases(fields),
                environment(fields.get("environment")),
                fields.containsKey("env_file") || fields.containsKey("extends"),
                mounts(fields.get("volumes")));
    }

    /// `8000:80`, `127.0.0.1:8000:80/tcp`, `80`, or a map with `published` and `target`.
    private static void port(Object port, List<String> published, List<String> exposed) {
        if (port instanceof Map<?, ?> map) {
            var host = Yaml.text(map.get("published"));
            if (!host.isEmpty()) published.add(host);
            exposed.add(Yaml.text(map.get("target")));
            return;
        }
        var text = Yaml.withDefaults(plainPort(Yaml.text(port)));
        var parts = text.split(":");
        if (parts.length >= 2) published.add(parts[parts.length - 2]);
        exposed.add(parts[parts.length - 1]);
    }

    private static String plainPort(String port) {
        int slash = port.indexOf('/');
        return slash < 0 ? port : port.substring(0, slash);
    }

    private static Set<String> aliases(Map<?, ?> fields) {
        var aliases = new LinkedHashSet<String>();
        var host = fields.get("hostname");
        if (host != null) aliases.add(host.toString());
        if (fields.get("networks") instanceof Map<?, ?> networks)
            for (var network : networks.values())
                if (network instanceof Map<?, ?> map)
                    for (var alias : Yaml.list(map.get("aliases"))) aliases.add(Yaml.text(alias));
        return aliases;
    }

    private static Set<String> environment(@Nullable Object environment) {
        var names = new LinkedHashSet<String>();
        if (environment instanceof Map<?, ?> map)
            map.keySet().forEach(key -> names.add(Yaml.text(key)));
        for (var entry : Yaml.list(environment)) names.add(Yaml.text(entry).split("=", 2)[0]);
        return names;
    }

    private static Map<String, String> mounts(@Nullable Object volumes) {
        var mounts = new LinkedHashMap<String, String>();
        for (var volume : Yaml.list(volumes)) {
            if (volume instanceof Map<?, ?> map) {
                mounts.put(Yaml.text(map.get("target")), Yaml.text(map.get("source")));
                continue;
            }
            var parts = Yaml.withDefaults(Yaml.text(volume)).split(":");
            if (parts.length >= 2) mounts.put(parts[1], parts[0]);
            else mounts.put(parts[0], "");
        }
        return mounts;
    }

    private static List<String> volumes(@Nullable Object volumes) {
        var names = new ArrayList<String>();
        if (volumes instanceof Map<?, ?> map)
            map.forEach((name, body) -> {
                boolean external =
                        body instanceof Map<?, ?> fields
                                && fields.get("external") != null
                                && !Boolean.FALSE.equals(fields.get("external"));
                if (!external) names.add(Yaml.text(name));
            });
        return names;
    }

    private static Map<String, String> networks(@Nullable Object networks) {
        var names = new LinkedHashMap<String, String>();
        if (networks instanceof Map<?, ?> map)
            map.forEach((name, body) -> {
                var fixed = body instanceof Map<?, ?> fields ? fields.get("name") : null;
                boolean external =
                        body instanceof Map<?, ?> fields && fields.get("external") != null;
                names.put(
                        Yaml.text(name),
                        fixed != null ? fixed.toString() : external ? Yaml.text(name) : "");
            });
        return names;
    }
}
