package dev.relight.cli.init;

import dev.relight.danger.Danger;
import dev.relight.danger.Platform;
import dev.relight.lexicon.EscalationKind;
import dev.relight.lexicon.Phase;
import dev.relight.lint.world.World;
import dev.relight.plan.Command;
import dev.relight.plan.Escalation;
import dev.relight.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a first entry under `services` says, and what it cannot know.
///
/// @param name valid, once in the file
/// @param platform empty when several would do, which then are `platforms`
/// @param composeFile empty if none is beside it
/// @param alertName as the page gives it; empty if it gives none
/// @param blanks name to the commands that want it
/// @param variables name to the commands that want it
/// @param checks how many of its commands could be asked again and again
record Draft(
        String name,
        Path runbook,
        String platform,
        Set<String> platforms,
        String composeFile,
        String alertName,
        List<ProbeGuess.Guess> probes,
        Map<String, List<Command>> blanks,
        Map<String, List<Command>> variables,
        List<Escalation> contacts,
        long checks) {
    private static final int NAME_MAX = 63;

    /// Words of file names that name no service.
    private static final Set<String> GENERIC =
            Set.of(
                    "runbook",
                    "runbooks",
                    "playbook",
                    "service",
                    "down",
                    "outage",
                    "unavailable",
                    "incident",
                    "response",
                    "sop",
                    "guide",
                    "readme",
                    "index");

    private static final Set<Platform> PLATFORMS =
            EnumSet.of(
                    Platform.DOCKER,
                    Platform.DOCKER_COMPOSE,
                    Platform.KUBERNETES,
                    Platform.SYSTEMD);

    /// @param taken names that others have; this one's is added
    static Draft of(Survey.Runbook runbook, World world, Set<String> taken) {
        var plan = runbook.compiled().plan();
        var platforms = platforms(plan);
        var platform = platform(platforms, world);
        var compose =
                platform.equals(Platform.DOCKER_COMPOSE.word())
                        ? world.read(List.of()).stream().map(it -> it.file()).findFirst().orElse("")
                        : "";
        return new Draft(
                name(runbook, world, taken),
                runbook.file(),
                platform,
                platforms,
                compose,
                metadatum(plan, "alert-name"),
                ProbeGuess.of(plan),
                wanted(plan, Command::placeholders),
                wanted(plan, Command::envNeeded),
                plan.escalation().stream()
                        .filter(it -> it.kind() == EscalationKind.CONTACT)
                        .toList(),
                plan.commands().stream().filter(Draft::isCheck).count());
    }

    private static boolean isCheck(Command command) {
        return command.phase() == Phase.VERIFY
                && command.danger() == Danger.OBSERVE
                && command.check() != null
                && !command.interactive();
    }

    private static Set<String> platforms(Plan plan) {
        return plan.commands().stream()
                .map(Command::platform)
                .filter(PLATFORMS::contains)
                .map(Platform::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What the files beside it define decides, where the runbook speaks of it.
    private static String platform(Set<String> platforms, World world) {
        boolean isDocker = platforms.contains("docker") || platforms.contains("docker-compose");
        if (isDocker && world.hasCompose()) return "docker-compose";
        if (platforms.contains("kubernetes") && world.hasManifests()) return "kubernetes";
        if (platforms.contains("systemd") && !world.units().isEmpty()) return "systemd";
        if (platforms.equals(Set.of("docker", "docker-compose"))) return "docker-compose";
        return platforms.size() == 1 ? platforms.iterator().next() : "";
    }

    private static String name(Survey.Runbook runbook, World world, Set<String> taken) {
        var file = String.valueOf(runbook.file().getFileName()).replaceFirst("\\.\\w+$", "");
        var name = bare(file);
        if (name.isEmpty()) name = bare(metadatum(runbook.compiled().plan(), "service-name"));
        var folder = runbook.file().toAbsolutePath().getParent();
        if (name.isEmpty() && folder != null && folder.getFileName() != null)
            name = bare(folder.getFileName().toString());
        if (name.isEmpty()) name = "service";
        name = known(name, world);
        var free = name;
        for (int i = 2; !taken.add(free); i++) free = name + "-" + i;
        return free;
    }

    private static String bare(String text) {
        var words =
                Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                        .filter(word -> !word.isEmpty() && !GENERIC.contains(word))
                        .collect(Collectors.joining("-"));
        return words.length() <= NAME_MAX ? words : words.substring(0, NAME_MAX);
    }

    /// The name that the files beside it use, if all its words stand in the page's name.
    private static String known(String name, World world) {
        var names = new TreeSet<>(names(world));
        var words = List.of(name.split("-", -1));
        return names.stream()
                .filter(it -> words.containsAll(List.of(bare(it).split("-", -1))))
                .filter(it -> !bare(it).isEmpty() && it.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElse(name);
    }

    /// What the files beside the runbooks call a service.
    static Set<String> names(World world) {
        var names = new TreeSet<>(world.serviceNames(it -> it.name()));
        for (var workload : world.workloads())
            if (Set.of("Deployment", "StatefulSet", "DaemonSet").contains(workload.kind()))
                names.add(workload.name());
        for (var unit : world.units())
            if (unit.endsWith(".service")) names.add(unit.replaceFirst("\\.service$", ""));
        return names;
    }

    private static String metadatum(Plan plan, String key) {
        return plan.metadata().stream()
                .filter(it -> it.key().equals(key))
                .map(it -> it.normalized().isEmpty() ? it.value() : it.normalized())
                .findFirst()
                .orElse("");
    }

    private static Map<String, List<Command>> wanted(
            Plan plan, java.util.function.Function<Command, List<String>> names) {
        var wanted = new LinkedHashMap<String, List<Command>>();
        for (var command : plan.commands())
            for (var name : new TreeSet<>(names.apply(command)))
                wanted.computeIfAbsent(name, _ -> new ArrayList<>()).add(command);
        return wanted;
    }
}
