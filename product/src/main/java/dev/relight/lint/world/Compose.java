package dev.relight.lint.world;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one compose file defines.
///
/// @param file relative to the world's root, with `/`
/// @param project the name compose gives the project: `name:`, else the folder's
/// @param volumes named volumes, external ones left out
/// @param networks by their key; the value is the fixed name, empty if compose makes it up
public record Compose(
        String file,
        String project,
        Map<String, Service> services,
        List<String> volumes,
        Map<String, String> networks) {
    public Compose {
        volumes = List.copyOf(volumes);
    }

    /// One service.
    ///
    /// @param container its fixed `container_name`, null without
    /// @param published ports of the host, as `8000` or `8000-8010`
    /// @param exposed ports inside
    /// @param environment names it is given
    /// @param environmentElsewhere it reads a file of variables that is not read here
    /// @param mounts paths inside the container, with their source (a volume's name or a path)
    public record Service(
            String name,
            @Nullable String container,
            String image,
            List<String> published,
            List<String> exposed,
            Set<String> aliases,
            Set<String> environment,
            boolean environmentElsewhere,
            Map<String, String> mounts) {
        public Service {
            published = List.copyOf(published);
            exposed = List.copyOf(exposed);
            aliases = Set.copyOf(aliases);
            environment = Set.copyOf(environment);
        }
    }

    /// A name compose reads when none is given with `-f`.
    public static boolean isDefaultName(String fileName) {
        return switch (fileName) {
            case "docker-compose.yml",
                    "docker-compose.yaml",
                    "compose.yml",
                    "compose.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml",
                    "compose.override.yml",
                    "compose.override.yaml" ->
                    true;
            default -> false;
        };
    }

    /// A file that is a compose file by its name.
    public static boolean isComposeName(String fileName) {
        return (fileName.endsWith(".yml") || fileName.endsWith(".yaml"))
                && (fileName.startsWith("docker-compose") || fileName.startsWith("compose"));
    }

    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
