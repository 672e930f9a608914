package dev.relight.finding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;

/// Runs one command for real, for tests that read what real tools print.
@NullMarked
final class Bash {
    private static final long SECONDS_MAX = 20;

    private Bash() {}

    /// What came of it.
    record Ran(int exit, String out, String err) {
        Facts read(String command) {
            return Reading.of(command, exit, out, err, Duration.ofMillis(1));
        }
    }

    static Facts facts(String command) {
        return run(command).read(command);
    }

    static Ran run(String command) {
        try {
            var out = Files.createTempFile("out", ".txt");
            var err = Files.createTempFile("err", ".txt");
            var process =
                    new ProcessBuilder("bash", "-c", command)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + command);
            }
            var ran =
                    new Ran(
                            process.exitValue(),
                            Files.readString(out, StandardCharsets.UTF_8),
                            Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return ran;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Skips the test with a notice where a tool is missing.
    static void needs(String tool) {
        Assumptions.assumeTrue(
                run("command -v " + tool).exit() == 0,
                tool + " is not installed: its reader is tested on kept outputs only");
    }
}
