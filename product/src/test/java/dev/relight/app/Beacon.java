package dev.relight.app;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.relight.danger.Platform;
import dev.relight.engine.Alert;
import dev.relight.engine.Probe;
import dev.relight.incident.Autonomy;
import dev.relight.incident.Health;
import dev.relight.incident.Policy;
import dev.relight.incident.Site;
import dev.relight.plan.Plan;
import dev.relight.problem.Problems;
import dev.relight.runbook.Compiler;
import dev.relight.runbook.Judging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// A small real service: a fire that is a file, with a script that looks after it and writes every
/// deed into a witness file that is only ever added to.
@NullMarked
public record Beacon(Path home) {
    private static final Path SOURCE = Path.of("src/test/resources/beacon");

    private static final class Book {
        static final Plan PLAN = compile();

        private static Plan compile() {
            try {
                var problems = new Problems();
                var rules = SOURCE.resolve("relight-rules.yaml");
                var judging =
                        Judging.with(Map.of(rules.toString(), Files.readString(rules)), problems);
                if (!problems.inOrder().isEmpty())
                    throw new IllegalStateException(problems.inOrder().toString());
                return new Compiler(judging).compile(runbook()).plan();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static Path runbook() {
        return SOURCE.resolve("service-down.md");
    }

    /// A dark beacon in a folder of its own; found again if it is there.
    public static Beacon in(Path home) {
        try {
            if (!Files.exists(home.resolve("wood.list"))) {
                Files.createDirectories(home.resolve("bin"));
                var script = home.resolve("bin/beaconctl");
                Files.copy(SOURCE.resolve("beaconctl"), script, REPLACE_EXISTING);
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.writeString(home.resolve("beacon.state"), "dark\n");
                Files.writeString(home.resolve("wood.list"), "oak\n");
            }
            return new Beacon(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return home.getFileName().toString();
    }

    public boolean isLit() {
        try {
            return Files.readString(home.resolve("beacon.state")).strip().equals("lit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every deed: `kindle begun`, `kindle done`.
    public List<String> witness() {
        var file = home.resolve("witness.log");
        try {
            if (!Files.exists(file)) return List.of();
            return Files.readAllLines(file).stream()
                    .map(line -> line.substring(0, line.lastIndexOf(' ')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count(String deed) {
        return witness().stream().filter(deed::equals).count();
    }

    public Alert alert(Policy policy) {
        return new Alert(
                name(),
                "test:" + name(),
                name() + " is dark",
                Map.of(),
                Book.PLAN,
                new Site(
                        "local",
                        home.toString(),
                        Set.of(Platform.HOST, Platform.ANY),
                        Map.of(),
                        Set.of(),
                        true),
                policy);
    }

    /// Everything waits just long enough to be seen.
    public static Policy hasty(Autonomy autonomy) {
        var standard = Policy.Patience.standard();
        return Policy.standard()
                .with(autonomy)
                .with(
                        standard.settling(
                                        Duration.ofMillis(400),
                                        Duration.ofMillis(150),
                                        Duration.ofMillis(200))
                                .soaking(Duration.ofMillis(300)));
    }

    /// Looks at the fire of each beacon in a folder.
    public static Probe probe(Path folder) {
        return (service, answer) ->
                Thread.startVirtualThread(() -> {
                    boolean lit = new Beacon(folder.resolve(service)).isLit();
                    answer.accept(
                            new Probe.Seen(
                                    lit ? Health.State.UP : Health.State.DOWN,
                                    lit ? "it burns" : "it is dark"));
                });
    }
}
