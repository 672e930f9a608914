package dev.relight.lantern;

import java.io.IOException;
import java.net.InetAddress;
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

/// A lantern in a folder of its own, on free ports, looked after with the real `lanternctl`.
final class Home {
    record Said(int exit, String text) {}

    private static final Path CTL = Path.of("bin/lanternctl").toAbsolutePath();
    private static final String CLASSES = Path.of("target/classes").toAbsolutePath().toString();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final Path folder;
    final int port;
    final int oilPort;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> others = new ArrayList<>();

    private Home(Path folder) throws IOException {
        this.folder = folder;
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = one.getLocalPort();
            oilPort = two.getLocalPort();
        }
    }

    static Home in(Path folder) throws IOException, InterruptedException {
        var home = new Home(folder.toRealPath());
        var jar = home.jar();
        var ports = List.of("--port", "" + home.port, "--oil-port", "" + home.oilPort, "--burn");
        var said = home.run(CTL, jar, join("init", ports));
        if (said.exit() != 0) throw new IllegalStateException(said.text());
        return home;
    }

    Said ctl(String... words) throws IOException, InterruptedException {
        return run(
                folder.resolve("bin/lanternctl"),
                folder.resolve("lib/lantern.jar"),
                List.of(words));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    int health() throws InterruptedException {
        try {
            return get("/health").statusCode();
        } catch (IOException unreachable) {
            return 0;
        }
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log/lantern.log"));
    }

    ProcessHandle process(String name) throws IOException {
        var pid = Files.readString(folder.resolve("run/" + name + ".pid")).split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    void config(String from, String to) throws IOException {
        var file = folder.resolve(Config.FILE);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    void moth() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        others.add(
                new ProcessBuilder(
                                java,
                                "-cp",
                                CLASSES,
                                "dev.relight.lantern.Moth",
                                "" + port,
                                "60",
                                folder.resolve("log/moth.log").toString())
                        .start());
    }

    void endMoths() throws InterruptedException {
        for (var moth : others) moth.destroyForcibly().waitFor();
        others.clear();
    }

    static void await(String what, Check check) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > end) throw new AssertionError("in vain: " + what);
            Thread.sleep(20);
        }
    }

    /// Something that may come true.
    @FunctionalInterface
    interface Check {
        boolean holds() throws Exception;
    }

    void putOut() throws Exception {
        endMoths();
        for (var name : List.of("lantern", "oil")) {
            if (!Files.exists(folder.resolve("run/" + name + ".pid"))) continue;
            var pid = Files.readString(folder.resolve("run/" + name + ".pid")).split(" ")[0];
            var process = ProcessHandle.of(Long.parseLong(pid));
            process.ifPresent(ProcessHandle::destroyForcibly);
            // A dead process that nobody has reaped yet has no command any more.
            await(name + " is gone", () -> process.flatMap(p -> p.info().command()).isEmpty());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(2));
    }

    private Path jar() throws IOException, InterruptedException {
        var jar = folder.resolve("built.jar");
        var tool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
        var made = new ProcessBuilder(tool, "cf", jar.toString(), "-C", CLASSES, ".").start();
        if (made.waitFor() != 0) throw new IllegalStateException("jar failed");
        return jar;
    }

    private Said run(Path script, Path jar, List<String> words)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(join(script.toString(), words)).redirectErrorStream(true);
        builder.environment().put("LANTERN_HOME", folder.toString());
        builder.environment().put("LANTERN_JAR", jar.toString());
        builder.environment().put("LANTERN_STOP_SECONDS", "2");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static List<String> join(String first, List<String> rest) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
