package dev.relight.hands;

import dev.relight.engine.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts supervisors.
final class Spawner {
    /// Without these nothing is started; all are in every Linux but the barest container.
    private static final List<String> TOOLS =
            List.of("bash", "setsid", "mkfifo", "head", "tail", "dd", "grep");

    private static final int CENTISECOND_MILLIS = 10;

    private final Path supervisor;
    private final String path;

    /// @param root where the script is put for all supervisors
    /// @param path where the supervisor finds its tools
    Spawner(Path root, String path) throws IOException {
        this.supervisor = root.resolve("supervise");
        this.path = path;
        // Never written in place: a supervisor of an older Relight may still be reading its own.
        var fresh = root.resolve("supervise.new");
        try (var script = Spawner.class.getResourceAsStream("supervise.sh")) {
            if (script == null)
                throw new IllegalStateException("supervise.sh is not in the jar; build it anew");
            Files.copy(script, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, supervisor, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What this machine lacks to run anything, each with its mend; empty when all is well.
    List<String> lacking() {
        if (!Files.isReadable(Path.of("/proc/self/stat")))
            return List.of(
                    "running commands needs Linux with /proc mounted; "
                            + "run Relight on the Linux machine that the runbook is about");
        var lacking = new ArrayList<String>();
        for (var tool : TOOLS)
            if (!isOnPath(tool))
                lacking.add(tool + " is not on the PATH (" + path + "); install it");
        return lacking;
    }

    /// A supervisor that was started, and its first word: `ready` when it flies the job.
    record Spawned(Process process, String word) {}

    /// Waits for the supervisor's first word, which comes within milliseconds; it says nothing
    /// later, and nothing of the job ever comes this way.
    Spawned spawn(JobFolder folder, Job job) throws IOException {
        var builder =
                new ProcessBuilder(
                        tool("setsid"),
                        tool("bash"),
                        "../../supervise",
                        Long.toString(Math.max(1, job.deadline().toMillis() / CENTISECOND_MILLIS)),
                        Integer.toString(job.lines().size()),
                        Integer.toString(Debrief.HALF_BYTES),
                        job.revealsSecret() ? "discard" : "keep");
        var environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C"));
        var process =
                builder.directory(folder.path().toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectError(folder.path().resolve("supervisor.err").toFile())
                        .start();
        try (var said =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            var word = said.readLine();
            return new Spawned(process, word == null ? "" : word);
        }
    }

    private String tool(String name) {
        for (var folder : path.split(":")) {
            var file = Path.of(folder, name);
            if (Files.isExecutable(file)) return file.toString();
        }
        return name;
    }

    private boolean isOnPath(String tool) {
        return tool(tool).startsWith("/");
    }
}
