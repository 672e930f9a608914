package dev.relight.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/// Relight in a process of its own, in a folder of its own; what it prints goes into `said` there.
@NullMarked
final class RealRelight implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    RealRelight(Path folder) {
        this.folder = folder;
    }

    Process start(Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(), "dev.relight.cli.Main"));
        command.addAll(List.of(words));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(Redirect.PIPE)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(folder.resolve("said").toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    /// Until it is so; a failure if the process ends before.
    void await(String what, BooleanSupplier condition) throws InterruptedException, IOException {
        var last = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(last) || !started.getLast().isAlive())
                throw new AssertionError(what + ": not seen\n" + said());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// The process works in another folder than this one.
    private static String classPath() {
        var entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return Arrays.stream(entries)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
    }
}
