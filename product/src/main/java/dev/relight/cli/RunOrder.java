package dev.relight.cli;

import dev.relight.danger.Platform;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.settings.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/// What the person typed behind `relight run`, understood.
///
/// @param state absolute folder of journal and jobs
/// @param platforms empty: to be found out
/// @param expiry how long a question waits for its answer
/// @param person who flies
/// @param noInput nobody is asked: every question is refused at once
record RunOrder(
        Path file,
        String service,
        Path directory,
        Path state,
        Map<String, String> values,
        Set<String> environment,
        Autonomy autonomy,
        Set<Platform> platforms,
        List<Path> rules,
        Duration soak,
        Duration expiry,
        String person,
        boolean oneYes,
        boolean noInput,
        boolean dryRun) {
    private static final String COMMAND = "run";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,60}";

    static RunOrder of(List<String> arguments) throws Usage {
        var line = Options.parse(COMMAND, options(), arguments);
        if (line.getArgList().size() != 1)
            throw new Usage(
                    "run: name one runbook, not %d%n  mend: relight run service-down.md"
                            .formatted(line.getArgList().size()));
        var file = Path.of(line.getArgList().getFirst());
        var directory = Path.of(line.getOptionValue("directory", "")).toAbsolutePath().normalize();
        if (!Files.isDirectory(directory))
            throw new Usage(
                    "run: there is no folder %s%n  mend: name the one where the runbook's commands run"
                            .formatted(directory));
        var service = service(line, file);
        var state = line.getOptionValue("state");
        return new RunOrder(
                file,
                service,
                directory,
                (state == null ? Path.of(".relight", service) : Path.of(state))
                        .toAbsolutePath()
                        .normalize(),
                Options.values(COMMAND, line),
                environment(line),
                Options.autonomy(COMMAND, line),
                platforms(line),
                Options.files(line, "rules"),
                Options.soak(COMMAND, line),
                expiry(line),
                line.getOptionValue("as", System.getProperty("user.name", "somebody")),
                line.hasOption("one-yes"),
                line.hasOption("no-input"),
                line.hasOption("dry-run"));
    }

    private static org.apache.commons.cli.Options options() {
        var options = new org.apache.commons.cli.Options();
        for (var many : List.of("set", "env", "platform", "rules"))
            options.addOption(Option.builder().longOpt(many).hasArg().get());
        for (var one : List.of("autonomy", "service", "directory", "soak", "expiry", "as", "state"))
            options.addOption(Option.builder().longOpt(one).hasArg().get());
        for (var flag : List.of("dry-run", "one-yes", "no-input"))
            options.addOption(Option.builder().longOpt(flag).get());
        return options;
    }

    private static Duration expiry(CommandLine line) throws Usage {
        var text = line.getOptionValue("expiry");
        if (text == null) return Policy.Patience.standard().expiry();
        return Durations.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() ->
                        new Usage(
                                "run: '%s' is no time for a question%n  mend: --expiry 15m, --expiry 1h"
                                        .formatted(text)));
    }

    private static String service(CommandLine line, Path file) throws Usage {
        var folder = file.toAbsolutePath().normalize().getParent();
        var guess =
                folder == null || folder.getFileName() == null
                        ? "service"
                        : folder.getFileName().toString();
        var name = line.getOptionValue("service", guess.matches(NAME) ? guess : "service");
        if (!name.matches(NAME))
            throw new Usage(
                    "run: '%s' cannot name a service%n  mend: use letters, digits, dot, underscore and dash, at most 61"
                            .formatted(name));
        return name;
    }

    private static Set<String> environment(CommandLine line) throws Usage {
        var names = new TreeSet<>(Options.all(line, "env"));
        for (var name : names)
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                throw new Usage(
                        "run: '%s' names no variable%n  mend: --env DATABASE_URL".formatted(name));
        return names;
    }

    private static Set<Platform> platforms(CommandLine line) throws Usage {
        var platforms = Options.platforms(COMMAND, line);
        if (!platforms.isEmpty()) platforms.addAll(EnumSet.of(Platform.HOST, Platform.ANY));
        return platforms;
    }

    Site site(Set<Platform> found) {
        return new Site("local", directory.toString(), found, values, environment, false);
    }

    Policy policy() {
        var standard = Policy.standard();
        var limits = standard.limits();
        var yeses = oneYes ? 1 : limits.destructiveYeses();
        return standard.with(autonomy)
                .with(standard.patience().soaking(soak).expiring(expiry))
                .with(
                        new Policy.Limits(
                                limits.parallel(),
                                limits.disruptiveYeses(),
                                yeses,
                                limits.recoveries(),
                                limits.window()));
    }
}
