package dev.relight.settings;

import dev.relight.incident.Policy;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads `relight.yaml`; every mistake is noted with its line and its mend, none stops the reading.
public final class SettingsReader {
    /// The file may not be larger: nobody maintains more by hand.
    private static final int CHARACTERS_MAX = 4 << 20;

    /// What may stand for a service in an alert (DESIGN section 3).
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}";

    private static final List<String> PLATFORMS =
            List.of("docker", "docker-compose", "kubernetes", "systemd", "host");

    private final String file;
    private final Path folder;
    private final Problems problems;

    private SettingsReader(Path file, Problems problems) {
        this.file = file.toString();
        this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        this.problems = problems;
    }

    /// Empty only when the file is no YAML mapping at all; otherwise what could be understood, with
    /// the problems noted.
    public static Optional<Settings> read(Path file, String text, Problems problems) {
        return read(file, text, Map.of(), problems);
    }

    /// @param environment variables that win over the file, such as `RELIGHT_SERVER_PORT`
    public static Optional<Settings> read(
            Path file, String text, Map<String, String> environment, Problems problems) {
        return new SettingsReader(file, problems).read(text, environment);
    }

    private Optional<Settings> read(String text, Map<String, String> environment) {
        if (text.length() > CHARACTERS_MAX) {
            wrong(
                    1,
                    1,
                    "the file has " + text.length() + " characters",
                    "split it; at most " + CHARACTERS_MAX);
            return Optional.empty();
        }
        try {
            var root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (root.isEmpty()) {
                wrong(1, 1, "the file is empty", "begin with `services:` and one service under it");
                return Optional.empty();
            }
            Overrides.apply(root.get(), environment);
            return Optional.of(settings(new Entry(file, "the file", root.get(), problems)));
        } catch (MarkedYamlEngineException broken) {
            var mark = broken.getProblemMark();
            wrong(
                    mark.map(each -> each.getLine() + 1).orElse(1),
                    mark.map(each -> each.getColumn() + 1).orElse(1),
                    "this is no YAML: " + broken.getProblem(),
                    "check indentation and quotes on this line");
            return Optional.empty();
        } catch (YamlEngineException broken) {
            wrong(1, 1, "this is no YAML: " + broken.getMessage(), "check indentation and quotes");
            return Optional.empty();
        }
    }

    private Settings settings(Entry root) {
        var state = root.text("state").map(folder::resolve).orElse(folder.resolve(".relight"));
        var told = new TellingReader(folder).read(root);
        var rails = new GuardrailsReader(told.people());
        var house = rails.house(root);
        var services = new ArrayList<Service>();
        var names = new HashSet<String>();
        var entries = root.entries("services");
        for (var entry : entries) {
            service(entry, told.telling(), rails, house)
                    .ifPresent(service -> {
                        if (names.add(service.name())) services.add(service);
                        else
                            entry.wrongAt(
                                    "name",
                                    "there are two services named '%s'".formatted(service.name()),
                                    "give each its own name");
                    });
        }
        dependencies(entries, services, names);
        var serving = new ServingReader(folder).read(root);
        var ssh = ssh(root);
        var traces = new TracesReader(folder).read(root);
        var senders = new SendersReader(folder).read(root);
        var labels = LabelRuleReader.read(root);
        root.nothingElse();
        return new Settings(
                state,
                serving,
                ssh,
                told.people(),
                services,
                told.telling(),
                traces,
                senders,
                labels);
    }

    private Target.Identity ssh(Entry root) {
        var entry = root.entry("ssh");
        if (entry.isEmpty()) return Target.Identity.none();
        var ssh =
                new Target.Identity(
                        entry.get().texts("keys").stream().map(folder::resolve).toList(),
                        entry.get().text("known_hosts").map(folder::resolve).orElse(null),
                        entry.get().text("jump").orElse(null));
        entry.get().nothingElse();
        return ssh;
    }

    private static Target target(Entry entry) {
        var text = entry.text("target").orElse("local");
        var target = Target.of(text);
        if (target.isEmpty())
            entry.wrongAt(
                    "target",
                    "'%s' names no machine".formatted(text),
                    "write local, ssh://user@host, docker://container or kubernetes://namespace/pod");
        return target.orElseGet(Target.Local::new);
    }

    private static @Nullable Duration soak(Entry entry) {
        return entry.has("soak") ? entry.duration("soak", Duration.ZERO) : null;
    }

    private static void dependencies(
            List<Entry> entries, List<Service> services, Set<String> names) {
        for (var entry : entries) {
            var name = entry.text("name").orElse("");
            for (var service : services)
                for (var needed : service.policy().guardrails().dependsOn())
                    if (service.name().equals(name) && !names.contains(needed))
                        entry.wrongAt(
                                "guardrails",
                                "it depends on '%s', and there is no such service"
                                        .formatted(needed),
                                "name one of: " + String.join(", ", new TreeSet<>(names)));
        }
    }

    private Optional<Service> service(
            Entry entry, Telling telling, GuardrailsReader rails, Policy house) {
        var name = entry.required("name", "web");
        if (name.isPresent() && !name.get().matches(NAME))
            entry.wrongAt(
                    "name",
                    "'%s' cannot name a service".formatted(name.get()),
                    "use letters, digits, dot, underscore and dash, at most 253, a letter or digit first");
        var runbook = entry.required("runbook", "runbooks/service-down.md").map(folder::resolve);
        var target = target(entry);
        var home = target instanceof Target.Local ? folder : Path.of("/");
        var directory = entry.text("directory").map(home::resolve).orElse(home);
        var platform = entry.text("platform");
        if (platform.isPresent() && !PLATFORMS.contains(platform.get()))
            entry.wrongAt(
                    "platform",
                    "no platform is called '%s'".formatted(platform.get()),
                    "use one of: " + String.join(", ", PLATFORMS));
        var policy = rails.service(entry, house);
        var placeholders = entry.pairs("placeholders");
        var environment = entry.texts("environment");
        var probes = new ProbeReader(folder).read(entry);
        var rules = entry.texts("rules").stream().map(folder::resolve).toList();
        var escalation = entry.text("escalation");
        if (escalation.isPresent() && telling.policy(escalation.get()).isEmpty())
            entry.wrongAt(
                    "escalation",
                    "there is no policy named '%s'".formatted(escalation.get()),
                    "add it under `policies:`");
        var alerts = entry.listOfPairs("alerts");
        var soak = soak(entry);
        var labels = LabelRuleReader.read(entry);
        var checks = checks(entry);
        entry.nothingElse();
        if (name.isEmpty() || runbook.isEmpty()) return Optional.empty();
        return Optional.of(
                new Service(
                        name.get(),
                        runbook.get().normalize(),
                        directory.normalize(),
                        platform.orElse(null),
                        policy,
                        placeholders,
                        environment,
                        probes,
                        rules,
                        target,
                        alerts,
                        soak,
                        escalation.orElse(null),
                        labels,
                        checks));
    }

    private static @Nullable Checks checks(Entry service) {
        var found = service.entry("checks");
        if (found.isEmpty()) return null;
        var entry = found.get();
        var every = entry.duration("every", Checks.EVERY_DEFAULT);
        var timeout = entry.duration("timeout", Checks.TIMEOUT_DEFAULT);
        if (every.compareTo(Checks.EVERY_MIN) < 0)
            entry.wrongAt("every", "that is too often", "ask every 200ms or less often");
        if (timeout.isZero() || (entry.has("timeout") && timeout.compareTo(every) > 0))
            entry.wrongAt(
                    "timeout",
                    "a command cannot take no time, nor longer than the next is away",
                    "give a timeout of at most `every`");
        entry.nothingElse();
        return timeout.isZero() ? null : new Checks(every, timeout);
    }

    private void wrong(int line, int column, String what, String mend) {
        problems.add(Problem.error("settings", new Place(file, line, column), what, mend));
    }
}
