package dev.relight.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// A real lantern on free ports for one test; needs the example to be built.
final class LanternHome {
    private static final Path EXAMPLE = Path.of("../examples/lantern").toAbsolutePath().normalize();

    final Path folder;
    final int port;
    final int oilPort;
    private final Map<String, String> environment;

    private LanternHome(Path folder, int port, int oilPort, Map<String, String> environment) {
        this.folder = folder;
        this.port = port;
        this.oilPort = oilPort;
        this.environment = environment;
    }

    static LanternHome light(Path folder) throws IOException, InterruptedException {
        var jar = jar(folder.resolve("lantern.jar"));
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var home =
                    new LanternHome(
                            folder.resolve("home"),
                            one.getLocalPort(),
                            two.getLocalPort(),
                            Map.of(
                                    "LANTERN_HOME", folder.resolve("home").toString(),
                                    "LANTERN_JAR", jar.toString(),
                                    "JAVA_HOME", System.getProperty("java.home")));
            home.ctl(
                    EXAMPLE.resolve("bin/lanternctl"),
                    "init",
                    "--burn",
                    "--port",
                    "" + one.getLocalPort(),
                    "--oil-port",
                    "" + two.getLocalPort());
            return home;
        }
    }

    static Path faults() {
        return EXAMPLE.resolve("faults.yaml");
    }

    void ctl(String... words) throws IOException, InterruptedException {
        ctl(folder.resolve("bin/lanternctl"), words);
    }

    /// Runs one line of bash in the home.
    Script.End bash(String line) throws IOException, InterruptedException {
        var script = folder.resolve("run/test.sh");
        Files.writeString(script, Script.text(folder, folder, "", line));
        return Script.run(script, java.time.Duration.ofSeconds(20));
    }

    /// Everything of this lantern that still runs or is mounted, by name; empty when all is gone.
    String leftovers() throws IOException, InterruptedException {
        return bash("ps -eo stat,args | grep '[d]ev.relight.lantern' | grep -v '^Z'"
                        + " | grep -F '"
                        + folder
                        + "'; grep -F '"
                        + folder
                        + "' /proc/mounts; true")
                .said()
                .strip();
    }

    private static Path jar(Path jar) throws IOException, InterruptedException {
        var built = EXAMPLE.resolve("target/classes");
        Assumptions.assumeTrue(
                Files.isDirectory(built),
                "examples/lantern is not built; run mvn -pl examples/lantern compile");
        var tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
        var making =
                new ProcessBuilder(tool, "cf", jar.toString(), "-C", built.toString(), ".").start();
        if (making.waitFor() != 0) throw new IllegalStateException("jar failed");
        return jar;
    }

    private void ctl(Path script, String... words) throws IOException, InterruptedException {
        var line = new java.util.ArrayList<>(List.of(script.toString()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IllegalStateException(said);
    }
}
