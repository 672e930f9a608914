package dev.relight.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is run once at build time so that the AOT cache knows the classes of a usual day.
///
/// Never part of a user's run. The cache holds classes and links, not answers.
final class Training {
    private static final String EXPLAINED =
            """
            df -h
            docker ps | grep web && curl -fsS http://localhost:8080/health
            ssh db1 'sudo systemctl restart postgresql'
            """;

    private Training() {}

    /// @param arguments `serve` alone for the cache of the service, else runbooks to read for the
    ///   cache of the short commands; one for both would make the short ones wait for the long
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("serve")) {
            TrainingServe.run();
            System.exit(Exit.OK);
        }
        Main.run(List.of("--help"), silent());
        Terminal.ofProcess(
                System.getenv(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        for (var runbook : arguments) {
            Main.run(List.of("check", runbook), silent());
            Main.run(List.of("check", "--json", runbook), silent());
        }
        Main.run(List.of("explain", "--json"), silent());
        Main.run(List.of("explain", "rm -rf /var/lib/app/cache"), silent());
        System.exit(Exit.OK);
    }

    private static Terminal silent() {
        return new Terminal(
                new ByteArrayInputStream(EXPLAINED.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                false,
                100,
                false);
    }
}
