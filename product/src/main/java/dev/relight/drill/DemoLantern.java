package dev.relight.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The lantern of the demo: a real service in a folder of its own, looked after with its own
/// script.
public final class DemoLantern {
    /// It cannot be had; the message says why and what to do.
    public static final class Unlit extends Exception {
        private static final long serialVersionUID = 1;

        Unlit(String message) {
            super(message);
        }
    }

    /// Taken when they are free, so that every demo looks alike.
    private static final int PORT_USUAL = 7411;

    /// Two Java processes start in under a second each; a busy machine may need more.
    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private static final Duration LOOK_LIMIT = Duration.ofSeconds(2);

    private final Path home;
    private final Path example;

    /// @param home its folder, made by [#light] where it does not exist
    /// @param example `examples/lantern` of the project
    public DemoLantern(Path home, Path example) {
        this.home = home;
        this.example = example;
    }

    public Path home() {
        return home;
    }

    public Path runbook() {
        return example.resolve("service-down.md");
    }

    public Path rules() {
        return example.resolve("relight-rules.yaml");
    }

    public Path faults() {
        return example.resolve("faults.yaml");
    }

    public boolean exists() {
        return Files.exists(config());
    }

    /// Makes it where need be, starts what does not run, and waits until it is healthy.
    public void light() throws Unlit, InterruptedException {
        if (!exists()) make();
        start();
        var end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isHealthy()) {
            if (System.nanoTime() > end)
                throw new Unlit("lantern runs but does not get healthy; see " + home + "/log");
            Thread.sleep(50);
        }
    }

    /// Starts lantern and oil and does not care how they feel: something may be broken on purpose.
    public void start() throws Unlit, InterruptedException {
        var started = ctl(home.resolve("bin/lanternctl"), List.of("start", "all"));
        if (!started.isWell()) throw new Unlit("lantern does not start: " + started.said());
    }

    /// Ends everything that runs in its home, politely first.
    public void putOut() throws InterruptedException {
        if (!exists()) return;
        ctl(home.resolve("bin/lanternctl"), List.of("stop", "all"));
        var left = everyProcess();
        left.forEach(ProcessHandle::destroyForcibly);
        for (var process : left) awaitEnd(process);
    }

    /// All processes of this lantern, told by its folder in their command line.
    private List<ProcessHandle> everyProcess() {
        var mine = home.toString();
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(line -> line.contains("dev.relight.lantern."))
                                .filter(line -> line.contains(mine))
                                .isPresent())
                .toList();
    }

    /// A dead process that nobody has reaped yet has no command line any more.
    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        var end = System.nanoTime() + LOOK_LIMIT.toNanos();
        while (process.isAlive()
                && process.info().commandLine().isPresent()
                && System.nanoTime() < end) Thread.sleep(10);
    }

    public int port() {
        return setting("port");
    }

    public int oilPort() {
        return setting("oil.port");
    }

    public String health() {
        return "http://127.0.0.1:" + port() + "/health";
    }

    public boolean isHealthy() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(health())).timeout(LOOK_LIMIT).build();
        try (var http = HttpClient.newBuilder().connectTimeout(LOOK_LIMIT).build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        }
    }

    private void make() throws Unlit, InterruptedException {
        if (!Files.exists(example.resolve("target/lantern.jar")))
            throw new Unlit(
                    "examples/lantern is not built\n  mend: make build (or start with ./relight, which builds it)");
        var port = free(PORT_USUAL);
        var ports = List.of("--port", "" + port, "--oil-port", "" + free(port + 1));
        var words = new ArrayList<>(List.of("init", "--burn"));
        words.addAll(ports);
        var made = ctl(example.resolve("bin/lanternctl"), words);
        // A killed demo leaves a lanternctl that goes on, and may have made it in the meantime.
        if (!made.isWell() && !exists()) throw new Unlit("no lantern can be made: " + made.said());
    }

    private Script.End ctl(Path script, List<String> words) throws InterruptedException {
        var line = new ArrayList<>(List.of("bash", script.toString()));
        line.addAll(words);
        try {
            var output = Files.createTempFile("lanternctl", ".out");
            var builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().put("LANTERN_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            try {
                if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Script.End(-1, "lanternctl does not come back");
                }
                return new Script.End(
                        process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Script.End(-1, e.toString());
        }
    }

    private int setting(String key) {
        try {
            for (var line : Files.readAllLines(config())) {
                var parts = line.split("=", 2);
                if (parts.length == 2 && parts[0].strip().equals(key))
                    return Integer.parseInt(parts[1].strip());
            }
            throw new IllegalStateException(config() + " has no " + key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path config() {
        return home.resolve("config/lantern.properties");
    }

    /// `wanted` if it is free, else any that is.
    private static int free(int wanted) {
        for (var port : List.of(wanted, 0))
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port == 0) throw new UncheckedIOException(taken);
            }
        throw new IllegalStateException("port 0 is never taken");
    }
}
