package dev.relight.settings;

import dev.relight.people.Person;
import dev.relight.people.Role;
import dev.relight.problem.Place;
import dev.relight.problem.Problem;
import dev.relight.problem.Problems;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return new SettingsReader(file, problems).read(text);
    }

    private Optional<Settings> read(String text) {
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
        var people =
                root.entries("people").stream().flatMap(each -> person(each).stream()).toList();
        var services = new ArrayList<Service>();
        var names = new HashSet<String>();
        for (var entry : root.entries("services")) {
            service(entry)
                    .ifPresent(service -> {
                        if (names.add(service.name())) services.add(service);
                        else
                            entry.wrongAt(
                                    "name",
                                    "there are two services named '%s'".formatted(service.name()),
                                    "give each its own name");
                    });
        }
        root.nothingElse();
        return new Settings(state, people, services);
    }

    private Optional<Person> person(Entry entry) {
        var name = entry.required("name", "Ada");
        var role = word(entry, "role", Role.values(), Role::word).orElse(Role.RESPONDER);
        entry.nothingElse();
        return name.filter(each -> !each.isBlank()).map(each -> new Person(each, role));
    }

    private Optional<Service> service(Entry entry) {
        var name = entry.required("name", "web");
        if (name.isPresent() && !name.get().matches(NAME))
            entry.wrongAt(
                    "name",
                    "'%s' cannot name a service".formatted(name.get()),
                    "use letters, digits, dot, underscore and dash, at most 253, a letter or digit first");
        var runbook = entry.required("runbook", "runbooks/service-down.md").map(folder::resolve);
        var directory = entry.text("directory").map(folder::resolve).orElse(folder);
        var platform = entry.text("platform");
        if (platform.isPresent() && !PLATFORMS.contains(platform.get()))
            entry.wrongAt(
                    "platform",
                    "no platform is called '%s'".formatted(platform.get()),
                    "use one of: " + String.join(", ", PLATFORMS));
        var autonomy =
                word(entry, "autonomy", Autonomy.values(), Autonomy::word).orElse(Autonomy.ASSIST);
        var placeholders = entry.pairs("placeholders");
        var environment = entry.texts("environment");
        var probes =
                entry.entries("probes").stream().flatMap(each -> probe(each).stream()).toList();
        var rules = entry.texts("rules").stream().map(folder::resolve).toList();
        entry.nothingElse();
        if (name.isEmpty() || runbook.isEmpty()) return Optional.empty();
        return Optional.of(
                new Service(
                        name.get(),
                        runbook.get().normalize(),
                        directory.normalize(),
                        platform.orElse(null),
                        autonomy,
                        placeholders,
                        environment,
                        probes,
                        rules));
    }

    private Optional<Probe> probe(Entry entry) {
        var http = entry.text("http");
        var tcp = entry.text("tcp");
        var every = duration(entry, "every", Probe.EVERY_DEFAULT);
        var timeout = duration(entry, "timeout", Probe.TIMEOUT_DEFAULT);
        entry.nothingElse();
        if (every.compareTo(Probe.EVERY_MIN) < 0)
            entry.wrongAt(
                    "every",
                    "that is too often",
                    "ask every " + Probe.EVERY_MIN.toMillis() + "ms or less often");
        if (http.isPresent() == tcp.isPresent()) {
            entry.wrongAt(
                    "http",
                    "a probe asks one thing",
                    "give either `http: URL` or `tcp: host:port`");
            return Optional.empty();
        }
        if (http.isPresent() && !isWebAddress(http.get())) {
            entry.wrongAt(
                    "http",
                    "'%s' is no web address".formatted(http.get()),
                    "write http://host:port/path");
            return Optional.empty();
        }
        if (tcp.isPresent()
                && !tcp.get().matches("[^:\\s]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}")) {
            entry.wrongAt(
                    "tcp", "'%s' is no host:port".formatted(tcp.get()), "write db.internal:5432");
            return Optional.empty();
        }
        var kind = http.isPresent() ? Probe.Kind.HTTP : Probe.Kind.TCP;
        return Optional.of(new Probe(kind, http.or(() -> tcp).orElseThrow(), every, timeout));
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private Duration duration(Entry entry, String key, Duration otherwise) {
        var text = entry.text(key);
        if (text.isEmpty()) return otherwise;
        var parsed = Durations.parse(text.get());
        if (parsed.isEmpty())
            entry.wrongAt(
                    key, "'%s' is no duration".formatted(text.get()), "write 500ms, 10s, 5m or 2h");
        return parsed.orElse(otherwise);
    }

    private static <T> Optional<T> word(
            Entry entry, String key, T[] all, Function<T, String> word) {
        var text = entry.text(key);
        if (text.isEmpty()) return Optional.empty();
        var found =
                Arrays.stream(all)
                        .filter(each ->
                                word.apply(each).equals(text.get().toLowerCase(Locale.ROOT)))
                        .findFirst();
        if (found.isEmpty())
            entry.wrongAt(
                    key,
                    "'%s' is none of the words for %s".formatted(text.get(), key),
                    "use one of: "
                            + Arrays.stream(all).map(word).collect(Collectors.joining(", ")));
        return found;
    }

    private void wrong(int line, int column, String what, String mend) {
        problems.add(Problem.error("settings", new Place(file, line, column), what, mend));
    }
}
