package dev.relight.cli;

import dev.relight.problem.Problems;
import dev.relight.problem.Severity;
import dev.relight.settings.Settings;
import dev.relight.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the team's settings, or says everything that is wrong with them.
final class SettingsFile {
    /// Where nobody names another.
    static final Path DEFAULT = Path.of("relight.yaml");

    private SettingsFile() {}

    /// @throws Usage there is no such file, or it has mistakes; all of them are told on `err`
    static Settings read(String command, Path file, Terminal terminal) throws Usage {
        var problems = new Problems();
        var settings = SettingsReader.read(file, text(command, file), System.getenv(), problems);
        for (var problem : problems.inOrder())
            terminal.err()
                    .printf(
                            "%s: %s%n  mend: %s%n",
                            problem.where(), problem.what(), problem.mend());
        boolean bad =
                problems.inOrder().stream()
                        .anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (bad || settings.isEmpty())
            throw new Usage("%s: the settings in %s have mistakes".formatted(command, file));
        return settings.get();
    }

    private static String text(String command, Path file) throws Usage {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Usage(
                    "%s: the settings %s cannot be read%n  mend: name them with --settings FILE"
                            .formatted(command, file));
        }
    }
}
