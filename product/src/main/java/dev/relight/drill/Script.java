package dev.relight.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One bash script of a fault, run to its end in the home of the service.
final class Script {
    /// How it ended.
    ///
    /// @param exit -1 when it was killed for taking too long
    /// @param said the end of what it printed, both streams
    record End(int exit, String said) {
        boolean isWell() {
            return exit == 0;
        }

        /// For a reason in one line.
        String lastLine() {
            var lines = said.strip().lines().toList();
            return lines.isEmpty() ? "exit " + exit : lines.getLast().strip();
        }
    }

    /// The end of the output is kept: reasons stand there.
    private static final int SAID_CHARACTERS_MAX = 4_000;

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path FLOCK = Path.of("/usr/bin/flock");

    private Script() {}

    /// Bash that runs anywhere: it goes to its home by itself, so a person may run it by hand too.
    static String text(Path home, Path notes, String prelude, String body) {
        return """
        #!/usr/bin/env bash
        cd -- %s || exit 1
        export DRILL=%s
        %s
        %s
        """
                .formatted(quoted(home), quoted(notes), prelude, body);
    }

    /// Runs `file` once every other script of its folder is over; its output goes to a file beside
    /// it, so nothing it leaves running can hold us.
    ///
    /// A script outlives a killed Relight. Without the wait, the undo of the next one would run
    /// beside a fault that is still being made, and the fault would have the last word.
    static End run(Path file, Duration limit) throws InterruptedException {
        var output = file.resolveSibling(file.getFileName() + ".out");
        try {
            var process =
                    new ProcessBuilder(words(file))
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!isOver(process, limit)) {
                end(process);
                return new End(-1, "still running after " + limit.toSeconds() + " s, killed");
            }
            var said = Files.readString(output, StandardCharsets.UTF_8);
            var from = Math.max(0, said.length() - SAID_CHARACTERS_MAX);
            return new End(process.exitValue(), said.substring(from));
        } catch (IOException e) {
            return new End(-1, e.toString());
        }
    }

    /// Half a fault is worse than a whole one: who is interrupted ends the script first.
    private static boolean isOver(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// In a session of its own where that can be had: Ctrl-C must not reach an undo. The lock is
    /// held by `flock` alone (`-o`), not by a service that the script leaves running.
    private static List<String> words(Path file) {
        var words = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) words.addAll(List.of(SETSID.toString(), "--wait"));
        if (Files.isExecutable(FLOCK)) {
            var lock = file.resolveSibling("lock").toString();
            words.addAll(List.of(FLOCK.toString(), "-o", lock));
        }
        words.addAll(List.of("bash", file.toString()));
        return words;
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "'\\''") + "'";
    }
}
