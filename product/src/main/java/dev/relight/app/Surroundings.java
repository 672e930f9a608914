package dev.relight.app;

import dev.relight.danger.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which platforms are in use on this machine, told by what lies on its disk; nothing is started to
/// find out.
public final class Surroundings {
    private static final List<String> COMPOSE_FILES =
            List.of("docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml");

    private final Map<String, String> environment;
    private final Path root;

    /// @param environment of this process: `PATH`, `HOME`, `KUBECONFIG`, `DOCKER_HOST`
    /// @param root of the file system, `/` but in tests
    public Surroundings(Map<String, String> environment, Path root) {
        this.environment = Map.copyOf(environment);
        this.root = root;
    }

    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of("/"));
    }

    /// [Platform#HOST] and [Platform#ANY] always; the others where their tool and their ground are
    /// there.
    ///
    /// @param directory where the runbook's commands run; a compose file there means docker-compose
    public Set<Platform> platforms(Path directory) {
        var found = EnumSet.of(Platform.ANY, Platform.HOST);
        if (hasTool("docker") && hasDocker()) {
            found.add(Platform.DOCKER);
            if (hasComposeFile(directory)) found.add(Platform.DOCKER_COMPOSE);
        }
        if (hasTool("kubectl") && hasCluster()) found.add(Platform.KUBERNETES);
        if (hasTool("systemctl") && Files.isDirectory(root.resolve("run/systemd/system")))
            found.add(Platform.SYSTEMD);
        return found;
    }

    /// Whether this process may do everything here; false where nobody can tell.
    boolean isRoot() {
        try {
            return Files.getAttribute(root.resolve("proc/self"), "unix:uid") instanceof Integer uid
                    && uid == 0;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    public boolean hasTool(String name) {
        for (var folder :
                environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) return true;
        return false;
    }

    private boolean hasDocker() {
        return environment.containsKey("DOCKER_HOST")
                || Files.exists(root.resolve("var/run/docker.sock"));
    }

    private boolean hasCluster() {
        if (environment.containsKey("KUBECONFIG")
                || environment.containsKey("KUBERNETES_SERVICE_HOST")) return true;
        var home = environment.get("HOME");
        return home != null && Files.isRegularFile(Path.of(home, ".kube", "config"));
    }

    private static boolean hasComposeFile(Path directory) {
        if (COMPOSE_FILES.stream().anyMatch(name -> Files.isRegularFile(directory.resolve(name))))
            return true;
        try (var files = Files.newDirectoryStream(directory, "docker-compose*.y*ml")) {
            return files.iterator().hasNext();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
