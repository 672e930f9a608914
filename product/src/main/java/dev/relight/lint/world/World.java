package dev.relight.lint.world;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that the files beside a runbook define.
///
/// @param name how it is called in findings: `docker-compose.yml`, `the files beside it`
/// @param units names of systemd units with their suffix: `shop.service`
/// @param files asks whether a path exists
/// @param unreadable files that could not be read, with the reason
public record World(
        String name,
        List<Compose> composes,
        List<Workload> workloads,
        Set<String> units,
        Files files,
        List<Unreadable> unreadable) {
    /// A runbook that stands alone: nothing can be said about any name.
    public static final World NONE =
            new World("", List.of(), List.of(), Set.of(), Files.UNKNOWN, List.of());

    public World {
        composes = List.copyOf(composes);
        workloads = List.copyOf(workloads);
        units = Set.copyOf(units);
        unreadable = List.copyOf(unreadable);
    }

    /// A file that is there and cannot be understood.
    public record Unreadable(String file, String reason) {}

    /// Asks for files without opening them.
    public interface Files {
        /// Nothing is known about any file.
        Files UNKNOWN =
                new Files() {
                    @Override
                    public Found find(String path) {
                        return Found.UNKNOWN;
                    }

                    @Override
                    public Found findLink(String path) {
                        return Found.UNKNOWN;
                    }

                    @Override
                    public List<String> neighbours(String path) {
                        return List.of();
                    }
                };

        /// A path used in a command, from any folder one might stand in.
        Found find(String path);

        /// A link of the runbook, from its own folder.
        Found findLink(String path);

        /// Names in the folder where the path would be, for a hint.
        List<String> neighbours(String path);
    }

    /// What is known of a file.
    public enum Found {
        THERE,
        EXECUTABLE,
        MISSING,
        /// Nobody has said which folder counts.
        UNKNOWN
    }

    /// The compose files a command reads: those it names, else those with a default name, else all.
    public List<Compose> read(List<String> named) {
        if (!named.isEmpty())
            return composes.stream()
                    .filter(c -> named.stream().anyMatch(name -> isSame(c.file(), name)))
                    .toList();
        var byDefault = composes.stream().filter(c -> Compose.isDefaultName(c.fileName())).toList();
        return byDefault.isEmpty() ? composes : byDefault;
    }

    private static boolean isSame(String file, String named) {
        var plain = named.startsWith("./") ? named.substring(2) : named;
        return file.equals(plain)
                || file.endsWith("/" + plain)
                || plain.endsWith("/" + file)
                || file.substring(file.lastIndexOf('/') + 1)
                        .equals(plain.substring(plain.lastIndexOf('/') + 1));
    }

    public Stream<Compose.Service> services() {
        return composes.stream().flatMap(compose -> compose.services().values().stream());
    }

    /// Sorted and without repetition.
    public Set<String> serviceNames(Function<Compose.Service, String> name) {
        var names = new TreeSet<String>();
        services().map(name).filter(one -> one != null && !one.isEmpty()).forEach(names::add);
        return names;
    }

    /// Every name a container answers to on the networks of the compose files.
    public Set<String> hosts() {
        var hosts = new TreeSet<String>();
        services()
                .forEach(service -> {
                    hosts.add(service.name());
                    if (service.container() != null) hosts.add(service.container());
                    hosts.addAll(service.aliases());
                });
        for (var workload : workloads)
            if (workload.kind().equals("Service")) hosts.add(workload.name());
        return hosts;
    }

    public boolean hasCompose() {
        return !composes.isEmpty();
    }

    public boolean hasManifests() {
        return !workloads.isEmpty();
    }
}
